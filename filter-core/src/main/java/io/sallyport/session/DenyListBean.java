package io.sallyport.session;

import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.management.RegisteredBean;
import java.time.Instant;
import java.util.Optional;

/** Shows the deny-list over JMX until closed. */
public final class DenyListBean implements DenyListMXBean, AutoCloseable {
    private final DenyListFollower denyList;
    private final LastingUses uses;
    private final long maxLagMillis;
    private final RegisteredBean registered;

    /**
     * Registers the bean.
     *
     * @param contextPath where the application is deployed; tells it from another of the same name
     */
    public DenyListBean(DenyListFollower denyList, LastingUses uses, SallyportConfig config, String contextPath) {
        this.denyList = denyList;
        this.uses = uses;
        this.maxLagMillis = config.denyList().maxLag().toMillis();
        this.registered = new RegisteredBean(this, "DenyList", config.appName(), contextPath);
    }

    @Override
    public long getLagMillis() {
        return denyList.status().lastContact().isEmpty() ? -1 : denyList.lag().toMillis();
    }

    @Override
    public long getMaxLagMillis() {
        return maxLagMillis;
    }

    @Override
    public String getLastContact() {
        return text(denyList.status().lastContact());
    }

    @Override
    public String getOutOfReachSince() {
        return text(denyList.status().outOfReachSince());
    }

    @Override
    public long getRevision() {
        return denyList.status().revision();
    }

    @Override
    public int getEntries() {
        return denyList.status().entries();
    }

    @Override
    public long getReadings() {
        return denyList.status().readings();
    }

    @Override
    public long getWakeUps() {
        return denyList.status().wakeUps();
    }

    @Override
    public String getRefusedBefore() {
        return text(Optional.of(denyList.status().refusedBefore()).filter(Instant.EPOCH::isBefore));
    }

    @Override
    public int getLastingUses() {
        return uses.count();
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("");
    }

    @Override
    public void close() {
        registered.close();
    }
}
