package io.sallyport.container.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/**
 * A container in this virtual machine, on a free port of 127.0.0.1, with each WAR at the path of its file's name.
 *
 * <p>Written for Arquillian because the published adapter for Jetty needs a class that 12.1 no longer has, and the one
 * for Tomcat neither finds a free port nor tells that an application did not start.
 */
public interface EmbeddedServer {
    /** Starts without an application; {@code home} is an existing folder of its own. */
    void start(Path home) throws Exception;

    void stop() throws Exception;

    /** The server's root, once it is started. */
    URI root();

    /**
     * Starts an application.
     *
     * @return the names of its servlets
     * @throws Exception if the application did not start; nothing of it is left then
     */
    Set<String> deploy(Path war) throws Exception;

    /** Stops an application and removes what was unpacked of it; does nothing where it is not there. */
    void undeploy(Path war) throws Exception;

    /** The context path of a WAR: a slash and its name. */
    static String contextPath(Path war) {
        return "/" + war.getFileName().toString().replaceFirst("\\.war$", "");
    }
}
