package io.sallyport.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what fuzzing starts with, a file an input, into a folder for each target's class. */
public final class SeedCorpus {
    private SeedCorpus() {}

    /** Takes the folder that the targets' folders are made in. */
    public static void main(String[] arguments) throws IOException {
        for (FuzzTarget target : FuzzTarget.ALL) {
            Path folder = Files.createDirectories(Path.of(arguments[0], target.toString()));
            List<byte[]> seeds = target.seeds().get();
            for (int i = 0; i < seeds.size(); i++) {
                Files.write(folder.resolve("seed-" + i), seeds.get(i));
            }
        }
    }
}
