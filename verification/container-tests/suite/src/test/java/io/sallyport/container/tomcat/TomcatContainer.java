package io.sallyport.container.tomcat;

import io.sallyport.container.embedded.EmbeddedContainer;

/** Tomcat for Arquillian. */
public final class TomcatContainer extends EmbeddedContainer {
    public TomcatContainer() {
        super(new EmbeddedTomcat());
    }
}
