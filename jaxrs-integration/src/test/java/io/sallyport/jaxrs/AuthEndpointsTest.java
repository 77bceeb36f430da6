package io.sallyport.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuthEndpointsTest {
    /** A host whose application is empty is given every class that carries one of these. */
    @Test
    void noClassOfOursIsFoundByAHostsScan() throws IOException {
        List<Class<?>> ours = classes();

        assertThat(ours).hasSizeGreaterThan(10);
        assertThat(ours)
                .noneMatch(type -> type.isAnnotationPresent(Path.class)
                        || type.isAnnotationPresent(Provider.class)
                        || type.isAnnotationPresent(ApplicationPath.class)
                        || Application.class.isAssignableFrom(type));
    }

    private static List<Class<?>> classes() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(Paths.get("target/classes/io/sallyport/jaxrs"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .<Class<?>>map(name -> load("io.sallyport.jaxrs." + name.substring(0, name.length() - 6)))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
