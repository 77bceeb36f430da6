package io.sallyport.container.jetty;

import io.sallyport.container.embedded.EmbeddedContainer;

/** Jetty for Arquillian. */
public final class JettyContainer extends EmbeddedContainer {
    public JettyContainer() {
        super(new EmbeddedJetty());
    }
}
