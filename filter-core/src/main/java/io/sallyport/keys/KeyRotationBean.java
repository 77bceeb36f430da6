package io.sallyport.keys;

import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.management.RegisteredBean;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.KeyState;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** Offers the rotation of keys over JMX until closed. Where that fails, everything else goes on. */
public final class KeyRotationBean implements KeyRotationMXBean, AutoCloseable {
    private static final Logger LOG = System.getLogger(KeyRotationBean.class.getName());
    private static final String BY = "JMX";

    private final KeyRotation rotation;
    private final RegisteredBean registered;

    /**
     * Registers the bean.
     *
     * @param contextPath where the application is deployed; tells it from another of the same name
     */
    public KeyRotationBean(KeyRotation rotation, SallyportConfig config, String contextPath) {
        this.rotation = rotation;
        this.registered = new RegisteredBean(this, "Keys", config.appName(), contextPath);
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
        registered.close();
    }
}
