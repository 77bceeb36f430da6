package io.sallyport.keys;

import io.sallyport.config.SallyportConfig;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.KeyState;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Offers the rotation of keys over JMX until closed. Where that fails, everything else goes on. */
public final class KeyRotationBean implements KeyRotationMXBean, AutoCloseable {
    private static final Logger LOG = System.getLogger(KeyRotationBean.class.getName());
    private static final String BY = "JMX";
    private static final int MOST_OF_ONE_NAME = 100;

    private final KeyRotation rotation;
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Optional<ObjectName> name;

    /**
     * Registers the bean.
     *
     * @param contextPath where the application is deployed; tells it from another of the same name
     */
    public KeyRotationBean(KeyRotation rotation, SallyportConfig config, String contextPath) {
        this.rotation = rotation;
        this.name = registered(config.appName(), contextPath);
    }

    /** Two versions of one application can run at once while one takes over from the other. */
    private Optional<ObjectName> registered(String appName, String contextPath) {
        String first = "io.sallyport:type=Keys,name=" + ObjectName.quote(appName) + ",context="
                + ObjectName.quote(contextPath.isEmpty() ? "/" : contextPath);
        try {
            for (int number = 1; number <= MOST_OF_ONE_NAME; number++) {
                ObjectName candidate = new ObjectName(number == 1 ? first : first + ",instance=" + number);
                if (isFreeFor(candidate)) {
                    return Optional.of(candidate);
                }
            }
            LOG.log(Level.WARNING, "Keys cannot be rotated over JMX: {0} is taken too often", first);
        } catch (JMException | SecurityException e) {
            LOG.log(Level.WARNING, "Keys cannot be rotated over JMX: " + first + " cannot be registered", e);
        }
        return Optional.empty();
    }

    private boolean isFreeFor(ObjectName candidate) throws JMException {
        try {
            server.registerMBean(this, candidate);
            return true;
        } catch (InstanceAlreadyExistsException taken) {
            return false;
        }
    }

    @Override
    public String[] getKeys() {
        return rotation.keys().stream().map(KeyRotationBean::line).toArray(String[]::new);
    }

    @Override
    public String getCurrentKey() {
        return rotation.keys().stream()
                .filter(key -> key.purpose() == KeyPurpose.ACCESS_TOKEN && key.state() == KeyState.CURRENT)
                .map(key -> key.id().value())
                .findFirst()
                .orElse("");
    }

    @Override
    public long getSecondsSinceLastReading() {
        return rotation.age().toSeconds();
    }

    @Override
    public String rotate(String purpose) {
        return told(() -> line(rotation.rotate(KeyPurpose.valueOf(purpose), BY)));
    }

    @Override
    public boolean remove(String keyId) {
        return told(() -> rotation.remove(new KeyId(keyId), BY));
    }

    @Override
    public void poll() {
        told(() -> {
            rotation.poll();
            return true;
        });
    }

    /** A console knows no class of ours, so what went wrong is told in one of the JDK's. */
    private static <T> T told(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (StoreUnavailableException e) {
            LOG.log(Level.ERROR, "the keys cannot be changed over JMX", e);
            throw new IllegalStateException("the key source does not answer; the log says why");
        }
    }

    private static String line(RingKey key) {
        return String.join(
                " ",
                key.id().value(),
                key.purpose().name(),
                key.algorithm(),
                key.state().wireName(),
                key.activeFrom().toString());
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
