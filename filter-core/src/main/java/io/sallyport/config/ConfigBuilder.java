package io.sallyport.config;

/**
 * Collects settings in code, which are checked like those in text. For one thread.
 *
 * <pre>{@code
 * SallyportConfig config = SallyportConfig.builder("/depot")
 *         .set(Settings.ACCESS_TOKEN_LIFETIME, Duration.ofMinutes(10))
 *         .build();
 * }</pre>
 */
public final class ConfigBuilder {
    private static final String PLACE = "code";

    private final GivenSettings values;
    private final Findings findings = new Findings();

    ConfigBuilder(String contextPath) {
        this.values = new GivenSettings(contextPath);
    }

    /** Gives a setting a value. */
    public <T> ConfigBuilder set(ConfigKey<T> key, T value) {
        String text = key.write(value);
        Parsed<T> parsed = key.parse(text);
        if (parsed instanceof Parsed.Read<T>) {
            values.put(key, value, PLACE);
        } else {
            values.putUnreadable(key);
            SettingsReader.faults(key, text, parsed).forEach(fault -> findings.problem(fault, PLACE));
        }
        return this;
    }

    /**
     * The configuration.
     *
     * @throws ConfigurationException if a value is out of range or settings contradict each other
     */
    public SallyportConfig build() {
        return load().config();
    }

    /**
     * The configuration with its table and warnings.
     *
     * @throws ConfigurationException if a value is out of range or settings contradict each other
     */
    public LoadedConfig load() {
        return ConfigLoader.complete(values, findings.copy());
    }
}
