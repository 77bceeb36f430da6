package io.sallyport.container.war;

import io.sallyport.container.application.CallsServlet;
import io.sallyport.container.application.GuardedServlet;
import io.sallyport.container.probe.ProbeInitializer;
import jakarta.servlet.ServletContainerInitializer;
import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications that the suite deploys. */
public final class TestWar {
    private static final Path BUILD = Path.of(System.getProperty("build.directory"));

    private TestWar() {}

    /**
     * The application that is worth guarding, with nothing that guards it.
     *
     * @param name its context path, without the slash
     * @param webXml a resource below {@code wars/}
     */
    public static WebArchive unguarded(String name, String webXml) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .setWebXML("wars/" + webXml)
                .addClasses(GuardedServlet.class, CallsServlet.class);
    }

    /** The same with our jars in {@code WEB-INF/lib}. */
    public static WebArchive guarded(String name, String webXml) {
        return guarded(unguarded(name, webXml));
    }

    /** Adds our jars to an application. */
    public static WebArchive guarded(WebArchive application) {
        return application.addAsLibrary(probe());
    }

    /** {@code io.hawt:hawtio-default}, as it is published. */
    public static WebArchive hawtio(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(file("third-party/hawtio-default.war"))
                .as(WebArchive.class);
    }

    /** Adds slf4j 1.7 with a binding that writes to a file. */
    public static WebArchive withSlf4j17(WebArchive application, Path log) {
        return application
                .addAsLibraries(file("slf4j-1.7/slf4j-api.jar"), file("slf4j-1.7/slf4j-simple.jar"))
                .addAsWebInfResource(
                        new StringAsset("org.slf4j.simpleLogger.logFile=" + log.toAbsolutePath() + "\n"),
                        "classes/simplelogger.properties");
    }

    /** A file below the build's folder. */
    public static Path built(String path) {
        return BUILD.resolve(path);
    }

    private static File file(String path) {
        return built(path).toFile();
    }

    private static JavaArchive probe() {
        return ShrinkWrap.create(JavaArchive.class, "probe.jar")
                .addPackage(ProbeInitializer.class.getPackage())
                .addAsServiceProvider(ServletContainerInitializer.class, ProbeInitializer.class);
    }
}
