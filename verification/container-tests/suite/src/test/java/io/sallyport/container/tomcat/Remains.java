package io.sallyport.container.tomcat;

import io.sallyport.container.embedded.EmbeddedServer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.runtime.ObjectMethods;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.ObjectName;

/**
 * What undeployed applications left in the virtual machine.
 *
 * @param classLoaders how many class loaders of theirs the garbage collector cannot take
 * @param threads the names of threads that were not there before
 * @param beans the names of MBeans that were not there before
 */
record Remains(int classLoaders, Set<String> threads, Set<String> beans) {
    static final Remains NONE = new Remains(0, Set.of(), Set.of());

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Connector and utility threads of Tomcat, and the virtual machine's common pool, come and go as they please. */
    private static final Pattern CONTAINER_THREAD =
            Pattern.compile("(http-nio-|Catalina-|ForkJoinPool\\.commonPool-).*");

    /** Tomcat counts requests in a bean for each connection that it has seen. */
    private static final Pattern CONTAINER_BEAN = Pattern.compile("Tomcat:.*type=RequestProcessor.*");

    /** Deploys, uses and undeploys an application so many times, then gives the garbage collector time to finish. */
    static Remains after(int times, EmbeddedTomcat tomcat, Path war, Consumer<URI> use, Duration patience)
            throws Throwable {
        Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
        Set<String> beansBefore = allBeans();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            tomcat.deploy(war);
            loaders.add(new WeakReference<>(tomcat.classLoaderOf(war)));
            use.accept(tomcat.root().resolve(EmbeddedServer.contextPath(war)));
            tomcat.undeploy(war);
        }
        displaceTheRecordThatTheJdkRemembers();
        return await(() -> new Remains(alive(loaders), threadsBut(threadsBefore), beansBut(beansBefore)), patience);
    }

    /**
     * JDK 17 keeps in a static cache which type of record component it last made a comparison for, and with it one class
     * loader: that of whichever application did so last, until another one does. This is the other one.
     */
    private static void displaceTheRecordThatTheJdkRemembers() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle component = lookup.findGetter(Remains.class, "threads", Set.class);
        ObjectMethods.bootstrap(
                lookup,
                "equals",
                MethodType.methodType(boolean.class, Remains.class, Object.class),
                Remains.class,
                "threads",
                component);
    }

    private static Remains await(Supplier<Remains> look, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Remains remains = look.get();
        while (!remains.equals(NONE) && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(PAUSE.toMillis());
            remains = look.get();
        }
        return remains;
    }

    private static int alive(List<WeakReference<ClassLoader>> loaders) {
        return (int) loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private static Set<String> threadsBut(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !CONTAINER_THREAD.matcher(name).matches())
                .collect(Collectors.toSet());
    }

    private static Set<String> beansBut(Set<String> before) {
        Set<String> beans = allBeans();
        beans.removeAll(before);
        beans.removeIf(name -> CONTAINER_BEAN.matcher(name).matches());
        return beans;
    }

    private static Set<String> allBeans() {
        return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
                .map(ObjectName::getCanonicalName)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
