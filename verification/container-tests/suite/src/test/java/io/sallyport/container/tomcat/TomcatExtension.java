package io.sallyport.container.tomcat;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Offers Tomcat to Arquillian where Tomcat is on the class path. */
public final class TomcatExtension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        if (Validate.classExists("org.apache.catalina.startup.Tomcat")) {
            builder.service(DeployableContainer.class, TomcatContainer.class);
        }
    }
}
