package io.sallyport.node;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The disk under H2 is full, and the node dies of it. */
class FullDiskFailureTest {
    private static final int A_WHILE = 40;

    @Test
    void whatWasConfirmedBeforeIsThereAfterAKillOnAFullDisk() {
        H2FileStore disk = new H2FileStore();
        try (Load load = killedOnAFullDisk(disk)) {
            disk.full(false);
            try (Node again = Node.start(disk.settings())) {
                load.requireWhatWasConfirmed(List.of(again.client()));
            }
        }
        disk.close();
    }

    private static Load killedOnAFullDisk(H2FileStore disk) {
        try (Node node = Node.start(disk.settings())) {
            Load load = Load.start(List.of(node.client()), 0);
            load.awaitAccepted(A_WHILE);
            disk.full(true);
            int before = load.unavailable();
            Await.until("requests are told to come again", () -> load.unavailable() >= before + A_WHILE);
            node.kill();
            node.awaitEnd();
            load.stop();
            return load;
        }
    }
}
