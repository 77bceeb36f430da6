package io.sallyport.store.redis;

import java.time.Clock;
import java.util.Optional;

/**
 * The time that all nodes share: the server's. Each script has an argument for it that is empty, and then takes the
 * server's own; a test gives a clock instead.
 */
final class StoreTime {
    private final Optional<Clock> instead;

    private StoreTime(Optional<Clock> instead) {
        this.instead = instead;
    }

    static StoreTime ofTheServer() {
        return new StoreTime(Optional.empty());
    }

    static StoreTime of(Clock clock) {
        return new StoreTime(Optional.of(clock));
    }

    /** Milliseconds since 1970, or nothing. */
    String argument() {
        return instead.map(clock -> Long.toString(clock.millis())).orElse("");
    }
}
