package io.sallyport.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.war.Libraries;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user would copy into {@code WEB-INF/lib}. */
class LibrariesTest {
    @ParameterizedTest
    @EnumSource(names = {"OURS", "OURS_WITH_JERSEY_4"})
    void bringNoLibraryThatAHostMayHaveInAnotherVersion(Libraries libraries) throws IOException {
        assertThat(libraries.jars())
                .extracting(File::getName)
                .contains("sallyport-filter-core.jar", "sallyport-jaxrs-integration.jar")
                .noneMatch(name -> name.matches("(jose4j|slf4j|servlet-api|jakarta\\.servlet).*"));
        for (File jar : libraries.jars()) {
            assertThat(entries(jar))
                    .as(jar.getName())
                    .noneMatch(entry -> entry.startsWith("org/slf4j/") || entry.startsWith("org/jose4j/"));
        }
    }

    @Test
    void holdTheHiddenCopyInstead() throws IOException {
        assertThat(entries(Libraries.filter()))
                .anyMatch(entry -> entry.startsWith("io/sallyport/internal/jose4j/"))
                .anyMatch(entry -> entry.startsWith("io/sallyport/internal/slf4j/"));
    }

    @Test
    void holdAllClassesOfRedisUnderOurName() throws IOException {
        for (File jar : Libraries.REDIS.jars()) {
            assertThat(entries(jar))
                    .filteredOn(entry -> entry.endsWith(".class"))
                    .anyMatch(entry -> entry.startsWith("io/sallyport/store/redis/internal/clients/jedis/"))
                    .allMatch(entry -> entry.startsWith("io/sallyport/store/redis/"));
        }
    }

    /** Of Jedis only what is reached is there: nothing that is there needs what was left out. */
    @Test
    void holdAllThatRedisNeeds() {
        StringWriter missing = new StringWriter();
        PrintWriter out = new PrintWriter(missing);
        List<String> arguments = new ArrayList<>(
                List.of("--missing-deps", "-cp", Libraries.filter().getPath()));
        Arrays.stream(Libraries.REDIS.jars()).map(File::getPath).forEach(arguments::add);

        int code = ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, arguments.toArray(String[]::new));

        assertThat(code).as(missing.toString()).isZero();
        assertThat(missing.toString().lines())
                .filteredOn(line -> line.startsWith(" "))
                .allMatch(line -> line.contains("org.jspecify.annotations."));
    }

    private static List<String> entries(File jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
