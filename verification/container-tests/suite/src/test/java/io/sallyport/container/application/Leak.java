package io.sallyport.container.application;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import javax.management.JMException;
import javax.management.ObjectName;

/** Leaves a thread and an MBean behind, as applications do. */
public final class Leak implements LeakMBean, ServletContextListener {
    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        String name = event.getServletContext().getContextPath();
        Thread forgotten = new Thread(() -> awaitForEver(new CountDownLatch(1)), "forgotten by " + name);
        forgotten.setDaemon(true);
        forgotten.start();
        try {
            ObjectName bean = new ObjectName("suite", "application", ObjectName.quote(name));
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, bean);
        } catch (JMException e) {
            throw new IllegalStateException(e);
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
