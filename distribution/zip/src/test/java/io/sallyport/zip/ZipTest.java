package io.sallyport.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What whoever builds without Maven copies into {@code WEB-INF/lib}: nothing is missing, nothing is too much. */
class ZipTest {
    private static final String VERSION = "-[0-9][0-9A-Za-z.-]*(?=\\.jar$)";

    @Test
    void holdsExactlyTheseFiles() throws IOException {
        List<String> files = files(zip()).stream()
                .map(name -> name.substring(name.indexOf('/') + 1).replaceFirst(VERSION, ""))
                .toList();

        assertThat(files)
                .containsExactlyInAnyOrder(
                        "LICENSE",
                        "README.txt",
                        "lib/sallyport-filter-core.jar",
                        "lib/sallyport-jaxrs-integration.jar",
                        "lib/sallyport-store-jdbc.jar",
                        "lib/sallyport-store-redis.jar",
                        "lib/aopalliance-repackaged.jar",
                        "lib/hk2-api.jar",
                        "lib/hk2-locator.jar",
                        "lib/hk2-utils.jar",
                        "lib/jakarta.annotation-api.jar",
                        "lib/jakarta.inject-api.jar",
                        "lib/jakarta.validation-api.jar",
                        "lib/jakarta.ws.rs-api.jar",
                        "lib/javassist.jar",
                        "lib/jersey-client.jar",
                        "lib/jersey-common.jar",
                        "lib/jersey-container-servlet-core.jar",
                        "lib/jersey-hk2.jar",
                        "lib/jersey-server.jar",
                        "lib/osgi-resource-locator.jar");
    }

    @Test
    void hidesTheLibrariesOfTheFilterInItsOwnJar() throws IOException {
        List<String> classes = filesOf("sallyport-filter-core");

        assertThat(classes)
                .contains("io/sallyport/filter/SallyportFilter.class", "META-INF/licenses/slf4j.txt")
                .anyMatch(name -> name.startsWith("io/sallyport/internal/jose4j/"))
                .anyMatch(name -> name.startsWith("io/sallyport/internal/slf4j/"))
                .noneMatch(name -> name.startsWith("org/"));
    }

    @Test
    void hidesJedisAndWhatItNeedsInTheJarOfTheStore() throws IOException {
        List<String> classes = filesOf("sallyport-store-redis");

        assertThat(classes)
                .contains("io/sallyport/store/redis/RedisStoreProvider.class", "META-INF/licenses/jedis.txt")
                .anyMatch(name -> name.startsWith("io/sallyport/store/redis/internal/clients/jedis/"))
                .anyMatch(name -> name.startsWith("io/sallyport/store/redis/internal/pool2/"))
                .noneMatch(name -> name.contains("slf4j"))
                .allMatch(name -> name.startsWith("io/sallyport/store/redis/") || name.startsWith("META-INF/"));
    }

    @Test
    void namesTheVersionInTheReadme() throws IOException {
        String readme = read("README.txt");

        assertThat(readme).startsWith("Sallyport ").doesNotContain("${");
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void isTheSameWhoeverBuildsIt() throws IOException {
        LocalDateTime expected =
                LocalDateTime.ofInstant(Instant.parse(System.getProperty("output.timestamp")), ZoneOffset.UTC);

        try (ZipFile zip = zip()) {
            assertThat(zip.stream().map(ZipEntry::getTimeLocal)).isNotEmpty().containsOnly(expected);
        }
    }

    private static ZipFile zip() throws IOException {
        return new ZipFile(System.getProperty("zip"));
    }

    private static List<String> files(ZipFile opened) throws IOException {
        try (ZipFile zip = opened) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private static List<String> filesOf(String partOfName) throws IOException {
        List<String> names = new ArrayList<>();
        byte[] jar = bytes(partOfName);
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        names.removeIf(name -> name.endsWith("/"));
        return names;
    }

    private static String read(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String partOfName) throws IOException {
        try (ZipFile zip = zip()) {
            ZipEntry entry = zip.stream()
                    .filter(candidate -> candidate.getName().contains(partOfName))
                    .findFirst()
                    .orElseThrow();
            try (InputStream bytes = zip.getInputStream(entry)) {
                return bytes.readAllBytes();
            }
        }
    }
}
