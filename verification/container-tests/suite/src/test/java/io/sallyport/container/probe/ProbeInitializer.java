package io.sallyport.container.probe;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.management.JMException;
import javax.management.ObjectName;

/** Registers the filter, or does what the context-param {@code probe} asks for: {@code refuse} or {@code leak}. */
public final class ProbeInitializer implements ServletContainerInitializer {
    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext application) throws ServletException {
        String wish = String.valueOf(application.getInitParameter("probe"));
        if (wish.equals("refuse")) {
            throw new ServletException("probe is 'refuse': remove it to start");
        }
        if (wish.equals("leak")) {
            leak(application.getContextPath());
        }
        FilterRegistration.Dynamic filter = application.addFilter("probe", new ProbeFilter());
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    private static void leak(String name) throws ServletException {
        Thread forgotten = new Thread(() -> awaitForEver(new CountDownLatch(1)), "forgotten by " + name);
        forgotten.setDaemon(true);
        forgotten.start();
        try {
            ObjectName bean = new ObjectName("probe", "application", ObjectName.quote(name));
            ManagementFactory.getPlatformMBeanServer().registerMBean(new Probe(), bean);
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }

    private static void awaitForEver(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
