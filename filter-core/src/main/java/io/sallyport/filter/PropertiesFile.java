package io.sallyport.filter;

import io.sallyport.config.ConfigurationException;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** {@code WEB-INF/sallyport.properties}, in UTF-8. Every name in it is meant for Sallyport. */
final class PropertiesFile {
    private static final String PATH = "/WEB-INF/sallyport.properties";

    private PropertiesFile() {}

    /**
     * Reads the file; where there is none, nothing is set.
     *
     * @throws ConfigurationException if it is no properties file in UTF-8
     */
    static Map<String, String> read(ServletContext context) {
        try (InputStream bytes = context.getResourceAsStream(PATH)) {
            return bytes == null ? Map.of() : read(bytes);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ConfigurationException(List.of("WEB-INF/sallyport.properties cannot be read: write it in UTF-8,"
                    + " one name=value a line, with '\\\\' for a backslash"));
        }
    }

    private static Map<String, String> read(InputStream bytes) throws IOException {
        Properties properties = new Properties();
        // A decoder of its own reports bytes that are no UTF-8, where a charset would put a replacement for them.
        try (Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())) {
            properties.load(text);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
    }
}
