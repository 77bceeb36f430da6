package io.sallyport.container.application;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Names no resource, so JAX-RS takes all that it finds in the application and its libraries. */
@ApplicationPath("/api")
public final class HostApplication extends Application {}
