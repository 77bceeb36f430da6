package io.sallyport.jaxrs;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.model.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The JSON object that a call brings, at most 16 KiB, with no member that is not known. */
final class JsonBody {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int DEPTH = 8;

    /** A container waits for each byte anew, so that a body of one byte a second would hold a thread for hours. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(10);

    private final Map<String, Object> members;

    private JsonBody(Map<String, Object> members) {
        this.members = members;
    }

    static JsonBody read(InputStream body, Set<String> known, Clock clock) {
        byte[] bytes = bytes(body, clock);
        if (bytes.length > MOST_BYTES) {
            throw new RefusedException(RefusalCode.BODY_TOO_LARGE);
        }
        try {
            Map<String, Object> members = JsonReader.readObject(bytes, DEPTH);
            if (!known.containsAll(members.keySet())) {
                throw malformed();
            }
            return new JsonBody(members);
        } catch (JsonException e) {
            throw malformed();
        }
    }

    /** A body that is cut short, too slow or badly chunked is the client's doing, whatever a container throws for it. */
    private static byte[] bytes(InputStream body, Clock clock) {
        try {
            return inTime(body, clock);
        } catch (IOException | RuntimeException unreadable) {
            throw malformed();
        }
    }

    private static byte[] inTime(InputStream body, Clock clock) throws IOException {
        Instant end = clock.instant().plus(LONGEST_READING);
        byte[] bytes = new byte[MOST_BYTES + 1];
        int length = 0;
        int more = body.read(bytes);
        while (more > 0) {
            length += more;
            if (clock.instant().isAfter(end)) {
                throw new IOException("the body comes too slowly");
            }
            more = body.read(bytes, length, bytes.length - length);
        }
        return Arrays.copyOf(bytes, length);
    }

    Optional<String> text(String name) {
        return member(name, String.class);
    }

    boolean isTrue(String name) {
        return member(name, Boolean.class).orElse(false);
    }

    String required(String name) {
        return text(name).orElseThrow(JsonBody::malformed);
    }

    private <T> Optional<T> member(String name, Class<T> type) {
        if (!members.containsKey(name)) {
            return Optional.empty();
        }
        if (!type.isInstance(members.get(name))) {
            throw malformed();
        }
        return Optional.of(type.cast(members.get(name)));
    }

    static RefusedException malformed() {
        return new RefusedException(RefusalCode.REQUEST_MALFORMED);
    }
}
