package io.sallyport.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.war.Libraries;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
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

    private static List<String> entries(File jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
