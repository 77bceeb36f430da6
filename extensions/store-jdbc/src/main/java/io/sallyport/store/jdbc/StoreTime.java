package io.sallyport.store.jdbc;

import java.time.Clock;
import java.util.Optional;

/**
 * The time that all nodes share: the database's. Each statement that needs it has a parameter that is empty, and then
 * takes its own; a test gives a clock instead.
 */
final class StoreTime {
    private final Optional<Clock> instead;

    private StoreTime(Optional<Clock> instead) {
        this.instead = instead;
    }

    static StoreTime ofTheDatabase() {
        return new StoreTime(Optional.empty());
    }

    static StoreTime of(Clock clock) {
        return new StoreTime(Optional.of(clock));
    }

    Parameter now() {
        return Parameter.instant(instead.map(Clock::instant));
    }
}
