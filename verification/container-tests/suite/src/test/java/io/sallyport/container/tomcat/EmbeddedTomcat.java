package io.sallyport.container.tomcat;

import io.sallyport.container.embedded.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat, 10.1 or 11. WARs are unpacked, as an installed Tomcat does. */
final class EmbeddedTomcat implements EmbeddedServer {
    private static final String LOOPBACK = "127.0.0.1";

    private final Tomcat tomcat = new Tomcat();
    private final Consumer<Connector> settings;
    private Path applications = Path.of("");

    EmbeddedTomcat() {
        this(connector -> {});
    }

    /** Changes what an installed Tomcat has for its connector. */
    EmbeddedTomcat(Consumer<Connector> settings) {
        this.settings = settings;
    }

    @Override
    public void start(Path home) throws Exception {
        applications = Files.createDirectories(home.resolve("webapps"));
        tomcat.setBaseDir(home.toString());
        tomcat.setHostname(LOOPBACK);
        tomcat.getHost().setAppBase(applications.toString());
        tomcat.enableNaming();
        tomcat.setConnector(loopbackConnector());
        tomcat.start();
    }

    private Connector loopbackConnector() {
        Connector connector = new Connector();
        connector.setProperty("address", LOOPBACK);
        connector.setPort(0);
        connector.setThrowOnFailure(true);
        settings.accept(connector);
        return connector;
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Override
    public URI root() {
        return URI.create("http://" + LOOPBACK + ":" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public Set<String> deploy(Path war) throws Exception {
        Context application = tomcat.addWebapp(
                EmbeddedServer.contextPath(war), war.toAbsolutePath().toString());
        if (!application.getState().isAvailable()) {
            undeploy(war);
            throw new IllegalStateException(war.getFileName() + " is " + application.getStateName());
        }
        return Arrays.stream(application.findChildren()).map(Container::getName).collect(Collectors.toSet());
    }

    @Override
    public void undeploy(Path war) throws IOException {
        Container application = tomcat.getHost().findChild(EmbeddedServer.contextPath(war));
        if (application != null) {
            tomcat.getHost().removeChild(application);
        }
        Path unpacked = applications.resolve(EmbeddedServer.contextPath(war).substring(1));
        if (!ExpandWar.delete(unpacked.toFile())) {
            throw new IOException(unpacked + " cannot be deleted");
        }
    }

    /** The class loader of a deployed application. */
    ClassLoader classLoaderOf(Path war) {
        Context application = (Context) tomcat.getHost().findChild(EmbeddedServer.contextPath(war));
        return application.getLoader().getClassLoader();
    }
}
