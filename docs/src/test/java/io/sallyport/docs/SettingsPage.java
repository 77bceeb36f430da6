package io.sallyport.docs;

import io.sallyport.config.ConfigKey;
import io.sallyport.config.ConfigSource;
import io.sallyport.config.SettingFamily;
import io.sallyport.config.Settings;
import java.util.Map;
import java.util.stream.Collectors;

/** The reference page of every setting. */
final class SettingsPage {
    private static final ConfigSource ENVIRONMENT = ConfigSource.environment(Map.of());
    private static final String HEAD = """
            # Settings

            Without any setting the filter starts with safe defaults, in memory, on one node.

            A setting may stand in one of these places; the first that has it wins:

            1. `init-param` of the filter
            2. `context-param` of the application
            3. JNDI: an `env-entry`, below `java:comp/env/`
            4. a system property
            5. an environment variable: upper case, `_` for `.` and `-`
            6. `WEB-INF/sallyport.properties`, in UTF-8

            In code, `SallyportConfig.builder(…).set(…)` takes the constants of `io.sallyport.config.Settings`, which are
            named like the environment variables without `SALLYPORT_`.

            White space around a value is dropped. A wrong value, an empty one, and a name that is no setting stop the
            start; the message lists all of them, each with its place and what to do. An unknown environment variable is
            only warned of ([why](../decisions/0001-unknown-environment-variables-only-warn.md)). The log at start has a
            table of what is in force, and where from. Credentials show as `***`.
            """;

    private SettingsPage() {}

    static String markdown() {
        return HEAD
                + Settings.ALL.stream().map(SettingsPage::section).collect(Collectors.joining())
                + Settings.FAMILIES.stream().map(SettingsPage::family).collect(Collectors.joining());
    }

    private static String family(SettingFamily family) {
        return "\n# " + Markdown.plain(family.title()) + "\n\n" + Markdown.plain(family.description()) + "\n"
                + family.settings().stream().map(SettingsPage::section).collect(Collectors.joining());
    }

    private static String section(ConfigKey<?> key) {
        return "\n## `" + key.name() + "`\n\n"
                + Markdown.plain(key.description()) + "\n\n"
                + fact("Give", Markdown.plain(key.expectation()))
                + fact("Default", defaultOf(key))
                + fact("Warning at each start", Markdown.plain(key.consequence()))
                + fact("Secret", key.isSecret() ? "never shown in logs and messages" : "")
                + fact("Environment", "`" + ENVIRONMENT.spell(key.name()) + "`");
    }

    private static String defaultOf(ConfigKey<?> key) {
        if (key.defaultText().isEmpty()) {
            return key.isRequired() ? "none; it must be given" : "none";
        }
        return Markdown.plain(key.defaultText());
    }

    private static String fact(String name, String text) {
        return text.isEmpty() ? "" : "- " + name + ": " + text + "\n";
    }
}
