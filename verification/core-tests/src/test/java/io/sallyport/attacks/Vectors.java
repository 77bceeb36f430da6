package io.sallyport.attacks;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.internal.json.JsonWriter;
import io.sallyport.testkit.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Published vectors in JSON. */
final class Vectors {
    private static final int DEPTH = 16;

    private Vectors() {}

    /** Reads a file below the folder of vectors. */
    static Map<String, Object> read(String path) throws IOException, JsonException {
        return JsonReader.readObject(Files.readAllBytes(SharedFolder.vectors(path)), DEPTH);
    }

    @SuppressWarnings("unchecked") // an object in JSON has text names
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    static List<Map<String, Object>> objects(Object value) {
        return ((List<?>) value).stream().map(Vectors::object).toList();
    }

    static String text(Map<String, Object> object, String name) {
        return (String) object.get(name);
    }

    /** A token as it is sent: compact as it is, an object as JSON. */
    static String serialized(Object token) {
        if (token instanceof String compact) {
            return compact;
        }
        JsonWriter json = JsonWriter.object();
        object(token).forEach(json::put);
        return json.text();
    }
}
