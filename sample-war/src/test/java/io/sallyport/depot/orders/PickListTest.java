package io.sallyport.depot.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class PickListTest {
    private final PickList list = new PickList("alice");

    @Test
    void addsToWhatIsThereAlready() {
        list.add("B", 2);
        list.add("A", 1);
        list.add("B", 3);

        assertThat(list.positions()).containsExactly(entry("B", 5), entry("A", 1));
    }

    @Test
    void zeroTakesAPositionOff() {
        list.add("A", 1);

        assertThat(list.set("A", 0)).isTrue();
        assertThat(list.size()).isZero();
    }

    @Test
    void refusesQuantitiesThatMakeNoSense() {
        list.set("A", 9_999);

        assertThat(list.add("A", 1)).isFalse();
        assertThat(list.add("A", Integer.MAX_VALUE)).isFalse();
        assertThat(list.set("A", -1)).isFalse();
        assertThat(list.set("A", 10_000)).isFalse();
        assertThat(list.positions()).containsExactly(entry("A", 9_999));
    }

    @Test
    void hasSoManyPositionsAndNoMore() {
        for (int i = 0; i < PickList.MOST_POSITIONS; i++) {
            assertThat(list.add("P" + i, 1)).isTrue();
        }

        assertThat(list.add("one more", 1)).isFalse();
        assertThat(list.add("P0", 1)).isTrue();
        assertThat(list.size()).isEqualTo(40);
    }

    @Test
    void survivesTheContainersRestart() throws Exception {
        list.add("A", 7);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(list);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((PickList) in.readObject()).positions()).containsExactly(entry("A", 7));
        }
    }

    private static java.util.Map.Entry<String, Integer> entry(String part, int quantity) {
        return java.util.Map.entry(part, quantity);
    }
}
