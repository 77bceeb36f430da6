package io.sallyport.config;

import java.util.List;

/**
 * What the settings came to.
 *
 * @param config the settings, checked and complete
 * @param table every setting in force, in the order of {@link Settings#ALL} and then of {@link Settings#FAMILIES}
 * @param warnings one sentence for each thing that works but weakens security, or is ignored
 */
public record LoadedConfig(SallyportConfig config, List<SettingInForce> table, List<String> warnings) {
    public LoadedConfig {
        table = List.copyOf(table);
        warnings = List.copyOf(warnings);
    }

    /** The table as lines of aligned text, for the log at start. */
    public String tableText() {
        return StartTable.render(table);
    }
}
