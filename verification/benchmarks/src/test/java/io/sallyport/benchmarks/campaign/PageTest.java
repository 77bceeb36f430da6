package io.sallyport.benchmarks.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writePage() throws IOException {
        file = Files.writeString(folder.resolve("page.md"), """
                before
                <!-- benchmarks: a -->
                old
                <!-- end -->
                between
                <!-- benchmarks: b -->
                kept
                <!-- end -->
                """);
    }

    @Test
    void replacesWhatStandsBetweenItsMarksAndNothingElse() throws IOException {
        new Page(file).write("a", "new\n");

        assertThat(file).hasContent("""
                before
                <!-- benchmarks: a -->

                new

                <!-- end -->
                between
                <!-- benchmarks: b -->
                kept
                <!-- end -->
                """);
    }

    @Test
    void namesTheMarksThatAreMissing() {
        assertThatThrownBy(() -> new Page(file).write("jdk-99", "new"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("<!-- benchmarks: jdk-99 -->");
    }
}
