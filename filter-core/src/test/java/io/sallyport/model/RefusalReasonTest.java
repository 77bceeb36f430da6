package io.sallyport.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalReasonTest {
    @ParameterizedTest
    @EnumSource
    void whateverEndedASessionHasTheSameNameOnTheWire(RevocationReason ended) {
        RefusalReason reason = RefusalReason.of(ended);

        assertThat(reason.name()).isEqualTo(ended.name());
        assertThat(reason.code()).isEqualTo(RefusalCode.SESSION_REVOKED);
        assertThat(reason.toUser()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheUserIsToldIsAPlainSentence(RefusalReason reason) {
        assertThat(reason.wireName()).matches("[a-z_]+");
        assertThat(reason.meaning()).isASCII().endsWith(".");
        assertThat(reason.toUser().orElse(".")).isASCII().endsWith(".");
    }
}
