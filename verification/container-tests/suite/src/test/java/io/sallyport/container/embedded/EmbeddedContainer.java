package io.sallyport.container.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Deploys Arquillian's archives on an {@link EmbeddedServer}. */
public abstract class EmbeddedContainer implements DeployableContainer<EmbeddedSettings> {
    private final EmbeddedServer server;
    private Path home = Path.of("");

    protected EmbeddedContainer(EmbeddedServer server) {
        this.server = server;
    }

    @Override
    public Class<EmbeddedSettings> getConfigurationClass() {
        return EmbeddedSettings.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public void setup(EmbeddedSettings settings) {
        home = Path.of(settings.home());
    }

    @Override
    public void start() throws LifecycleException {
        try {
            server.start(Files.createDirectories(home));
        } catch (Exception e) {
            throw new LifecycleException("The container did not start in " + home, e);
        }
    }

    @Override
    public void stop() throws LifecycleException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new LifecycleException("The container did not stop", e);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            Path war = warOf(archive);
            archive.as(ZipExporter.class).exportTo(war.toFile(), true);
            return address(EmbeddedServer.contextPath(war), server.deploy(war));
        } catch (Exception e) {
            throw new DeploymentException(archive.getName() + " did not start", e);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            server.undeploy(warOf(archive));
            Files.deleteIfExists(warOf(archive));
        } catch (Exception e) {
            throw new DeploymentException(archive.getName() + " did not stop", e);
        }
    }

    private Path warOf(Archive<?> archive) {
        return home.resolve(archive.getName());
    }

    private ProtocolMetaData address(String contextPath, Set<String> servlets) {
        HTTPContext address =
                new HTTPContext(server.root().getHost(), server.root().getPort());
        servlets.forEach(servlet -> address.add(new Servlet(servlet, contextPath)));
        return new ProtocolMetaData().addContext(address);
    }
}
