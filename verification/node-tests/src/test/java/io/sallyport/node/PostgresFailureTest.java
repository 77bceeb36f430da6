package io.sallyport.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.node.FaultyPort.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL dies, or the network to it fails, while users go on. */
class PostgresFailureTest {
    private static final int A_WHILE = 40;

    @Test
    void nothingConfirmedIsLostWherePostgresIsKilledUnderLoad() {
        try (PostgresStore store = new PostgresStore();
                Node one = Node.start(impatient(store.settings()));
                Node other = Node.start(impatient(store.settings()));
                Load load = Load.start(List.of(one.client(), other.client()), 0)) {
            load.awaitAccepted(A_WHILE);

            PostgresStore.server().killAndRestart(() -> awaitRefusals(load));

            load.awaitAccepted(A_WHILE);
            load.stop();
            load.requireWhatWasConfirmed(List.of(one.client(), other.client()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSES", "HANGS", "RESETS"})
    void nothingConfirmedIsLostWhereTheNetworkFailsUnderLoad(Fault fault) {
        try (PostgresStore store = new PostgresStore();
                FaultyPort port = new FaultyPort(PostgresStore.server().port());
                Node one = Node.start(impatient(store.through(port.number())));
                Node other = Node.start(impatient(store.through(port.number())));
                Load load = Load.start(List.of(one.client(), other.client()), 0)) {
            load.awaitAccepted(A_WHILE);

            port.set(fault);
            awaitRefusals(load);
            port.set(Fault.NONE);

            load.awaitAccepted(A_WHILE);
            load.stop();
            load.requireWhatWasConfirmed(List.of(one.client(), other.client()));
        }
    }

    /** The store has been gone for so long that nobody is served any more. */
    private static void awaitRefusals(Load load) {
        int before = load.unavailable();
        Await.until("requests are told to come again", () -> load.unavailable() >= before + A_WHILE / 2);
        assertThat(load.lost()).isZero();
    }

    /** A node without news of the deny-list for a second serves nobody. */
    private static Map<String, String> impatient(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("sallyport.deny-list.max-lag", Duration.ofSeconds(1).toString());
        return all;
    }
}
