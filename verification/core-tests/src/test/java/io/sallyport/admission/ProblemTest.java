package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
}
