package io.sallyport.config;

import java.util.List;

/** The settings are wrong; the application does not start. The message lists every problem, each with what to do. */
public class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** Takes all problems at once, so that nobody fixes one to be told the next. */
    public ConfigurationException(List<String> problems) {
        super("Sallyport does not start, " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:")
                + System.lineSeparator() + "  - " + String.join(System.lineSeparator() + "  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem. */
    public List<String> problems() {
        return problems;
    }
}
