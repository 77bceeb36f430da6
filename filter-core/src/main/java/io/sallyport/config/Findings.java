package io.sallyport.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong and what is weak, so that all of it is told at once. */
final class Findings {
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** The same findings, to add others to. */
    Findings copy() {
        Findings copy = new Findings();
        copy.problems.addAll(problems);
        copy.warnings.addAll(warnings);
        return copy;
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    void problem(String sentence, String place) {
        problems.add(located(sentence, place));
    }

    void warning(String sentence, String place) {
        warnings.add(located(sentence, place));
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Ends the start if there is a problem.
     *
     * @throws ConfigurationException with all problems
     */
    void requireNoProblem() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static String located(String sentence, String place) {
        return sentence + (sentence.endsWith("?") ? " " : ". ") + "It stands in " + place;
    }
}
