package io.sallyport.container.application;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Tells the host's JAX-RS resources' view of the caller. */
@Path("who")
public final class HostResource {
    /** Answers as {@link GuardedServlet} does. */
    @GET
    public String who(@Context SecurityContext security) {
        return "user=" + security.getUserPrincipal().getName()
                + "\nclerk=" + security.isUserInRole("clerk")
                + "\nstorekeeper=" + security.isUserInRole("storekeeper")
                + "\nscheme=" + security.getAuthenticationScheme();
    }
}
