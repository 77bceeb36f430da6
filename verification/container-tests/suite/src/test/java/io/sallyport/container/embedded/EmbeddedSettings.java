package io.sallyport.container.embedded;

import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** What {@code arquillian.xml} says about a container. Arquillian fills it through its setters. */
public final class EmbeddedSettings implements ContainerConfiguration {
    private String home = "";

    /** The folder for WARs and what is unpacked from them. */
    public void setHome(String home) {
        this.home = home;
    }

    String home() {
        return home;
    }

    @Override
    public void validate() throws ConfigurationException {
        if (home.isEmpty()) {
            throw new ConfigurationException("home is not set: name a folder for the container in arquillian.xml");
        }
    }
}
