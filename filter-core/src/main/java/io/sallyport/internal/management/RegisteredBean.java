package io.sallyport.internal.management;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** That a bean of one application is in JMX, until closed. Where that fails, everything else goes on. */
public final class RegisteredBean implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RegisteredBean.class.getName());
    private static final int MOST_OF_ONE_NAME = 100;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Object bean;
    private final Optional<ObjectName> name;

    /**
     * Registers a bean as {@code io.sallyport:type=TYPE,name="APP",context="/PATH"}.
     *
     * @param contextPath where the application is deployed; tells it from another of the same name
     */
    public RegisteredBean(Object bean, String type, String appName, String contextPath) {
        this.bean = bean;
        this.name = registered("io.sallyport:type=" + type + ",name=" + ObjectName.quote(appName) + ",context="
                + ObjectName.quote(contextPath.isEmpty() ? "/" : contextPath));
    }

    /** Two versions of one application can run at once while one takes over from the other. */
    private Optional<ObjectName> registered(String first) {
        try {
            for (int number = 1; number <= MOST_OF_ONE_NAME; number++) {
                ObjectName candidate = new ObjectName(number == 1 ? first : first + ",instance=" + number);
                if (isFreeFor(candidate)) {
                    return Optional.of(candidate);
                }
            }
            LOG.log(Level.WARNING, "{0} is not in JMX: the name is taken too often", first);
        } catch (JMException | SecurityException e) {
            LOG.log(Level.WARNING, first + " is not in JMX: it cannot be registered", e);
        }
        return Optional.empty();
    }

    private boolean isFreeFor(ObjectName candidate) throws JMException {
        try {
            server.registerMBean(bean, candidate);
            return true;
        } catch (InstanceAlreadyExistsException taken) {
            return false;
        }
    }

    @Override
    public void close() {
        name.ifPresent(registered -> {
            try {
                server.unregisterMBean(registered);
            } catch (JMException e) {
                LOG.log(Level.WARNING, registered + " could not be taken out of JMX", e);
            }
        });
    }
}
