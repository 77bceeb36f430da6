package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    @ParameterizedTest
    @EnumSource
    void aBodySaysTheCodeAndWhatToDoAndNothingElse(RefusalCode code) throws JsonException {
        String body = Problem.body(code, 401, new RequestId("request-id-of-16"));

        assertThat(JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8), 1))
                .isEqualTo(Map.of(
                        "type",
                        "urn:sallyport:problem:" + code.wireName(),
                        "title",
                        code.title(),
                        "status",
                        401L,
                        "detail",
                        code.detail(),
                        "code",
                        code.wireName(),
                        "request_id",
                        "request-id-of-16"));
        assertThat(body).isASCII();
    }

    @ParameterizedTest
    @EnumSource
    void aReasonThatTheUserMayKnowIsInTheBodyWithItsOwnWords(RefusalReason reason) throws JsonException {
        String body = Problem.body(reason.code(), Optional.of(reason), 401, new RequestId("request-id-of-16"));

        Map<String, Object> members = JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8), 1);
        if (reason.toUser().isPresent()) {
            assertThat(members)
                    .hasSize(7)
                    .containsEntry("code", reason.code().wireName())
                    .containsEntry("reason", reason.wireName())
                    .containsEntry("detail", reason.toUser().get());
        } else {
            assertThat(body).isEqualTo(Problem.body(reason.code(), 401, new RequestId("request-id-of-16")));
        }
    }
}
