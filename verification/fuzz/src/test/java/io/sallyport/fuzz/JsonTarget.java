package io.sallyport.fuzz;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.internal.json.JsonWriter;
import io.sallyport.jaxrs.BodyReading;
import io.sallyport.model.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fuzzes JSON: our reader must read what another reader reads, and refuse the rest; what it read must survive being
 * written; and the endpoints must take a body exactly where the reader does and knows its members.
 */
public final class JsonTarget {
    private static final Set<String> MEMBERS = Set.of("username", "password", "session_id");
    private static final int MOST_BYTES = 16 * 1024;
    private static final int BODY_DEPTH = 8;
    private static final int HEADER_DEPTH = 2;

    private JsonTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        ThreadCost.requireLittle(() -> read(input, BODY_DEPTH));
        Optional<Map<String, Object>> read = read(input, BODY_DEPTH);

        String text = Inputs.text(input);
        Inputs.requireSame(ReferenceJson.readObject(input, BODY_DEPTH), read, text);
        Inputs.requireSame(ReferenceJson.readObject(input, HEADER_DEPTH), read(input, HEADER_DEPTH), text);
        read.ifPresent(object -> Inputs.requireSame(read, read(written(object), BODY_DEPTH), text));
        Inputs.requireSame(refusal(input, read), BodyReading.refusalOf(input, MEMBERS), text);
    }

    private static Optional<RefusalCode> refusal(byte[] body, Optional<Map<String, Object>> read) {
        if (body.length > MOST_BYTES) {
            return Optional.of(RefusalCode.BODY_TOO_LARGE);
        }
        boolean known =
                read.filter(object -> MEMBERS.containsAll(object.keySet())).isPresent();
        return known ? Optional.empty() : Optional.of(RefusalCode.REQUEST_MALFORMED);
    }

    private static Optional<Map<String, Object>> read(byte[] utf8, int depth) {
        try {
            return Optional.of(JsonReader.readObject(utf8, depth));
        } catch (JsonException refused) {
            return Optional.empty();
        }
    }

    private static byte[] written(Map<String, Object> object) {
        JsonWriter writer = JsonWriter.object();
        object.forEach(writer::put);
        return writer.text().getBytes(StandardCharsets.UTF_8);
    }
}
