package io.sallyport.benchmarks.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.EnumSet;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The servers that a guard stands in, on the loopback address. */
public enum ServerKind {
    /** Eclipse Jetty. */
    JETTY("Jetty") {
        @Override
        void start(int port, Filter filter, HttpServlet servlet) throws Exception {
            Server server = new Server();
            ServerConnector connector = new ServerConnector(server);
            connector.setHost(LOOPBACK);
            connector.setPort(port);
            server.addConnector(connector);
            ServletContextHandler context = new ServletContextHandler("/");
            context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
            context.addServlet(new ServletHolder(servlet), "/");
            server.setHandler(context);
            server.start();
        }
    },
    /** Apache Tomcat. */
    TOMCAT("Tomcat") {
        @Override
        void start(int port, Filter filter, HttpServlet servlet) throws Exception {
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(System.getProperty("java.io.tmpdir") + "/tomcat-" + port);
            Connector connector = new Connector();
            connector.setPort(port);
            connector.setProperty("address", LOOPBACK);
            connector.setProperty("maxKeepAliveRequests", "-1");
            tomcat.setConnector(connector);
            Context context = tomcat.addContext("", null);
            FilterDef definition = new FilterDef();
            definition.setFilterName("guard");
            definition.setFilter(filter);
            context.addFilterDef(definition);
            FilterMap everywhere = new FilterMap();
            everywhere.setFilterName("guard");
            everywhere.addURLPattern("/*");
            context.addFilterMap(everywhere);
            Tomcat.addServlet(context, "application", servlet);
            context.addServletMappingDecoded("/", "application");
            tomcat.start();
        }
    };

    /** Where servers listen. */
    static final String LOOPBACK = "127.0.0.1";

    private final String title;

    ServerKind(String title) {
        this.title = title;
    }

    /** What it is called on pages. */
    public String title() {
        return title;
    }

    abstract void start(int port, Filter filter, HttpServlet servlet) throws Exception;
}
