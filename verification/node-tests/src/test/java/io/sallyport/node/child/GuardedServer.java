package io.sallyport.node.child;

import io.sallyport.Sallyport;
import io.sallyport.config.ConfigLoader;
import io.sallyport.config.ConfigSource;
import io.sallyport.config.SallyportConfig;
import io.sallyport.filter.SallyportInitializer;
import io.sallyport.jaxrs.AuthEndpointsInitializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/** A Jetty with one application behind the real filter, with the real endpoints, over stores that have fault points. */
final class GuardedServer {
    /** The header in which a client names the step of its scenario. */
    static final String STEP = "Scenario-Step";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private GuardedServer() {}

    static GuardedServer start(NodeSettings settings) throws Exception {
        FaultPoints points = new FaultPoints(settings);
        EventCounts events = new EventCounts();
        points.enter(Optional.of("start"));
        Sallyport sallyport = sallyport(settings, points, events);
        points.leave();
        GuardedServer started = new GuardedServer();
        started.serve(sallyport, points, events);
        return started;
    }

    private static Sallyport sallyport(NodeSettings settings, FaultPoints points, EventCounts events) {
        SallyportConfig config = ConfigLoader.load(List.of(ConfigSource.of("system properties", given())), "")
                .config();
        NodeStores stores = new NodeStores(settings, points);
        return Sallyport.builder(config, stores.resources())
                .stores(stores.open(config))
                .users(stores.users(config))
                .listener(events)
                .start();
    }

    private static Map<String, String> given() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("sallyport."))
                .collect(Collectors.toMap(name -> name, System::getProperty));
    }

    private void serve(Sallyport sallyport, FaultPoints points, EventCounts events) throws Exception {
        ServletContextHandler application = new ServletContextHandler();
        application.setContextPath("/");
        application.setAttribute(Sallyport.ATTRIBUTE, sallyport);
        application.addServletContainerInitializer(new SallyportInitializer());
        application.addServletContainerInitializer(new AuthEndpointsInitializer());
        application.addServlet(new ServletHolder(new GreetingServlet()), "/hello");
        application.addServlet(new ServletHolder(new ProbeServlet(points, events)), "/probe/*");
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        connector.setAcceptQueueSize(256);
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new StepHandler(application, points)));
        server.setStopAtShutdown(true);
        server.setStopTimeout(Duration.ofSeconds(10).toMillis());
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Tells the fault points what the thread is at while it answers. */
    private static final class StepHandler extends Handler.Wrapper {
        private final FaultPoints points;

        StepHandler(Handler application, FaultPoints points) {
            super(application);
            this.points = points;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            points.enter(Optional.ofNullable(request.getHeaders().get(STEP)));
            try {
                return super.handle(request, response, callback);
            } finally {
                points.leave();
            }
        }
    }
}
