package io.sallyport.config;

import io.sallyport.model.Password;
import java.util.List;
import java.util.Optional;

/** Makes the configuration from text, and says everything that is wrong with the text at once. */
public final class ConfigLoader {
    private ConfigLoader() {}

    /**
     * Reads every setting from the first source that has it, or takes its default.
     *
     * @param sources where settings may stand, the strongest first
     * @param contextPath the application's context path as the container has it, empty for the root
     * @throws ConfigurationException if a value is malformed, settings contradict each other, or a source that refuses
     *     unknown names has one
     */
    public static LoadedConfig load(List<ConfigSource> sources, String contextPath) {
        GivenSettings values = new GivenSettings(contextPath);
        Findings findings = new Findings();
        new SettingsReader(sources, values, findings).readAll();
        UnknownNames.report(sources, findings);
        return complete(values, findings);
    }

    static LoadedConfig complete(GivenSettings values, Findings findings) {
        new CrossChecks(values, findings).run();
        new TrustedIssuerChecks(values, findings).run();
        Optional<EncryptionKey> encryptionKey = SecretFile.ENCRYPTION_KEY.find(values, findings);
        Optional<Password> keyPassword = SecretFile.KEYS_PASSWORD.find(values, findings);
        findings.requireNoProblem();
        values.keys().forEach(key -> warn(key, values, findings));
        List<SettingInForce> table =
                values.keys().stream().map(key -> StartTable.row(key, values)).toList();
        return new LoadedConfig(
                new ConfigAssembly(values, encryptionKey, keyPassword).config(), table, findings.warnings());
    }

    private static <T> void warn(ConfigKey<T> key, GivenSettings values, Findings findings) {
        values.find(key)
                .flatMap(value -> key.warning(value).map(text -> key.name() + " is " + key.show(value) + ": " + text))
                .ifPresent(sentence -> findings.warning(sentence, values.source(key)));
    }
}
