package io.sallyport.container.jetty;

import io.sallyport.container.embedded.EmbeddedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.ClassMatcher;
import org.slf4j.LoggerFactory;

/** An embedded Jetty with Jakarta EE 10, 12.0 or 12.1: uses only what both have. */
final class EmbeddedJetty implements EmbeddedServer {
    private static final String LOOPBACK = "127.0.0.1";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private final Map<Path, WebAppContext> deployed = new HashMap<>();
    private Path home = Path.of("");

    @Override
    public void start(Path home) throws Exception {
        this.home = home;
        connector.setHost(LOOPBACK);
        connector.setPort(0);
        server.addConnector(connector);
        server.setHandler(contexts);
        server.start();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }

    @Override
    public URI root() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort());
    }

    @Override
    public Set<String> deploy(Path war) throws Exception {
        WebAppContext application = contextOf(war);
        deployed.put(war, application);
        contexts.addHandler(application);
        try {
            application.start();
        } catch (Exception e) {
            undeploy(war);
            throw e;
        }
        return Arrays.stream(application.getServletHandler().getServlets())
                .map(ServletHolder::getName)
                .collect(Collectors.toSet());
    }

    private WebAppContext contextOf(Path war) {
        String contextPath = EmbeddedServer.contextPath(war);
        WebAppContext application = new WebAppContext(war.toString(), contextPath);
        application.setTempDirectory(home.resolve("work" + contextPath).toFile());
        application.setThrowUnavailableOnStartupException(true);
        application.addHiddenClassMatcher(new ClassMatcher(
                jarOf(LoggerFactory.class),
                jarOf(LoggerFactory.getILoggerFactory().getClass())));
        return application;
    }

    /** Where a jar of Jetty's own logging lies: a Jetty that is installed hides these from applications, files and all. */
    private static String jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    @Override
    public void undeploy(Path war) throws Exception {
        WebAppContext application = deployed.remove(war);
        if (application != null) {
            application.stop();
            contexts.removeHandler(application);
            application.destroy();
        }
    }
}
