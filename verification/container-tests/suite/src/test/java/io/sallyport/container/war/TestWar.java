package io.sallyport.container.war;

import io.sallyport.container.application.CallsServlet;
import io.sallyport.container.application.DispatchServlet;
import io.sallyport.container.application.GuardedServlet;
import io.sallyport.container.token.SigningKeys;
import java.nio.file.Path;
import java.util.Arrays;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications that the suite deploys. */
public final class TestWar {
    private static final Path BUILD = Path.of(System.getProperty("build.directory"));
    private static final String APPLICATION = GuardedServlet.class.getPackageName() + ".";

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
                .addClasses(GuardedServlet.class, CallsServlet.class, DispatchServlet.class);
    }

    /** The same with our jars in {@code WEB-INF/lib}, the suite's users, and keys that the suite can sign with. */
    public static WebArchive guarded(String name, String webXml) {
        return withTestKeys(withTestUsers(guarded(unguarded(name, webXml))));
    }

    /** Adds our jars, Jersey among them, to an application. */
    public static WebArchive guarded(WebArchive application) {
        return application.addAsLibraries(Libraries.OURS.jars());
    }

    /** Adds the class that {@code sallyport.users.class} names in the suite's settings. */
    public static WebArchive withTestUsers(WebArchive application) {
        return withClasses(application, "TestUsers");
    }

    /** Lets the application sign with {@link SigningKeys#OF_THE_APPLICATION}. */
    public static WebArchive withTestKeys(WebArchive application) {
        return withClasses(application, "TestKeys")
                .addAsServiceProvider("io.sallyport.spi.KeySource", APPLICATION + "TestKeys")
                .addAsWebInfResource(
                        new ByteArrayAsset(
                                SigningKeys.OF_THE_APPLICATION.getPrivate().getEncoded()),
                        "classes/signing-key.der");
    }

    /** An application that keeps users, sessions, denials and keys in a database of its own, in a file. */
    public static WebArchive withDatabase(String name) {
        return withClasses(guarded(unguarded(name, "database.xml")), "FileDatabase")
                .addAsLibraries(Libraries.DATABASE.jars())
                .addAsWebInfResource(
                        new StringAsset(
                                built("databases/" + name).toAbsolutePath().toString()),
                        "classes/database.path");
    }

    /** An application that keeps sessions, denials and keys in a server of its own, and has the suite's users. */
    public static WebArchive withRedis(String name, RedisAtHand server) {
        WebArchive application = withTestUsers(guarded(unguarded(name, "redis.xml")));
        return withSettings(application, "sallyport.redis.url=" + server.url()).addAsLibraries(Libraries.REDIS.jars());
    }

    /** Adds {@code WEB-INF/sallyport.properties}: settings where {@code web.xml} is not to be touched. */
    public static WebArchive withSettings(WebArchive application, String... lines) {
        return application.addAsWebInfResource(
                new StringAsset(String.join("\n", lines) + "\n"), "sallyport.properties");
    }

    /** {@code io.hawt:hawtio-default}, as it is published. */
    public static WebArchive hawtio(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(Libraries.file("third-party/hawtio-default.war"))
                .as(WebArchive.class);
    }

    /** The sample application, retrofitted as it is. */
    public static WebArchive depot(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(Libraries.file("sample/sallyport-sample-war.war"))
                .as(WebArchive.class);
    }

    /** Takes our jars and all that they brought out of an application again. */
    public static WebArchive withoutOurJars(WebArchive application) {
        Arrays.stream(Libraries.OURS.jars())
                .map(jar -> jar.getName().replaceFirst("\\.jar$", "-"))
                .flatMap(name ->
                        application.getContent(Filters.include("/WEB-INF/lib/" + name + "[0-9].*")).keySet().stream())
                .forEach(application::delete);
        return application;
    }

    /** Adds slf4j 1.7 with a binding that writes to a file. */
    public static WebArchive withSlf4j17(WebArchive application, Path log) {
        return application
                .addAsLibraries(Libraries.file("slf4j-1.7/slf4j-api.jar"), Libraries.file("slf4j-1.7/slf4j-simple.jar"))
                .addAsWebInfResource(
                        new StringAsset("org.slf4j.simpleLogger.logFile=" + log.toAbsolutePath() + "\n"),
                        "classes/simplelogger.properties");
    }

    /** A file below the build's folder. */
    public static Path built(String path) {
        return BUILD.resolve(path);
    }

    /** Adds classes by their files: the suite cannot load those that need our jars or JAX-RS. */
    public static WebArchive withClasses(WebArchive application, String... names) {
        for (String name : names) {
            application.addAsResource((APPLICATION + name).replace('.', '/') + ".class");
        }
        return application;
    }
}
