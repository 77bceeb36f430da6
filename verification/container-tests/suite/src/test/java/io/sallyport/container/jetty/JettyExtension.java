package io.sallyport.container.jetty;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Offers Jetty to Arquillian where Jetty is on the class path. */
public final class JettyExtension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        if (Validate.classExists("org.eclipse.jetty.server.Server")) {
            builder.service(DeployableContainer.class, JettyContainer.class);
        }
    }
}
