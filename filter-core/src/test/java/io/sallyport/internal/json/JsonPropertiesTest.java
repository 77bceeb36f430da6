package io.sallyport.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonPropertiesTest {
    private static final int DEPTH = 8;

    @Property
    void whatTheWriterWritesTheReaderReads(@ForAll("objects") Map<String, Object> object) throws JsonException {
        JsonWriter writer = JsonWriter.object();
        object.forEach(writer::put);

        Map<String, Object> read = JsonReader.readObject(writer.text().getBytes(UTF_8), DEPTH);

        assertThat(read).isEqualTo(object);
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        readOrRefuse(bytes);
    }

    @Property
    void anyTextOfJsonsOwnCharactersIsReadOrRefused(@ForAll("nearlyJson") String text) {
        readOrRefuse(text.getBytes(UTF_8));
    }

    @Property
    void anObjectThatIsCutShortIsRefused(
            @ForAll("objects") Map<String, Object> object, @ForAll("shares") double share) {
        JsonWriter writer = JsonWriter.object();
        object.forEach(writer::put);
        String text = writer.text();

        String cut = text.substring(0, (int) (share * text.length()));

        assertThat(readOrRefuse(cut.getBytes(UTF_8))).isEmpty();
    }

    @Property
    void whatStandsBehindTheObjectIsRefused(
            @ForAll("objects") Map<String, Object> object, @ForAll("nearlyJson") String rest) {
        JsonWriter writer = JsonWriter.object();
        object.forEach(writer::put);

        Optional<Map<String, Object>> read = readOrRefuse((writer.text() + rest).getBytes(UTF_8));

        assertThat(read.isPresent()).isEqualTo(rest.isBlank());
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        // The edge cases of so many parts outnumber the tries, and random parts hold them anyway.
        return Arbitraries.maps(texts(), values()).ofMaxSize(6).withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u00", "a", "1", "-", ".", "e", "true", "null", " ",
                        "\n")
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.doubles().between(0, true, 1, false);
    }

    private static Arbitrary<Object> values() {
        return Arbitraries.recursive(
                JsonPropertiesTest::scalars,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(list -> (Object) List.copyOf(list)),
                        Arbitraries.maps(texts(), inner).ofMaxSize(4).map(map -> (Object) map)),
                0,
                3);
    }

    private static Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.just(JsonNull.NULL).asGeneric());
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(12)
                .filter(text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
    }

    private static Optional<Map<String, Object>> readOrRefuse(byte[] bytes) {
        try {
            return Optional.of(JsonReader.readObject(bytes, DEPTH));
        } catch (JsonException refused) {
            return Optional.empty();
        }
    }
}
