package io.sallyport;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestIdsTest {
    @Test
    void givesNoNameTwice() {
        RequestIds ids = new RequestIds(new SecureRandom());

        assertThat(IntStream.range(0, 10_000).mapToObj(i -> ids.next())).doesNotHaveDuplicates();
    }

    @Test
    void twoNodesGiveDifferentNames() {
        SecureRandom random = new SecureRandom();
        RequestIds one = new RequestIds(random);
        RequestIds other = new RequestIds(random);

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> one.next()))
                .doesNotContainAnyElementsOf(
                        IntStream.range(0, 1_000).mapToObj(i -> other.next()).toList());
    }
}
