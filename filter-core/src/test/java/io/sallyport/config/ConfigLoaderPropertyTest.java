package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ConfigLoaderPropertyTest {
    @Property(tries = 500)
    void refusesWhateverItCannotReadWithAConfigurationException(
            @ForAll("settings") Map<String, String> values, @ForAll String contextPath) {
        List<ConfigSource> sources = List.of(ConfigSource.of("a file", values));

        String said = everythingSaid(sources, contextPath);

        assertThat(said).isNotEmpty();
    }

    @Property(tries = 200)
    void neverShowsASecret(@ForAll("secrets") String secret, @ForAll("settings") Map<String, String> others) {
        List<String> names = Settings.ALL.stream()
                .filter(ConfigKey::isSecret)
                .map(ConfigKey::name)
                .toList();
        ConfigSource strong =
                ConfigSource.of("init-param", names.stream().collect(Collectors.toMap(name -> name, name -> secret)));

        assertThat(names).contains("sallyport.keys.encryption-key");
        assertThat(everythingSaid(List.of(strong), "")).doesNotContain(secret);
        assertThat(everythingSaid(List.of(strong, ConfigSource.of("a file", others)), ""))
                .doesNotContain(secret);
    }

    @Property(tries = 200)
    void readsAgainWhatItWrites(@ForAll("texts") String text) {
        for (ConfigKey<?> key : settingsOfAnIssuerToo()) {
            assertThat(isReadAsWritten(key, text)).isTrue();
        }
    }

    private static List<ConfigKey<?>> settingsOfAnIssuerToo() {
        return Stream.concat(Settings.ALL.stream(), TrustedIssuerSettings.FAMILY.named("idp").stream())
                .toList();
    }

    private static <T> boolean isReadAsWritten(ConfigKey<T> key, String text) {
        Parsed<T> parsed = key.parse(text);
        return !(parsed instanceof Parsed.Read<T> read)
                || key.parse(key.write(read.value())).equals(read);
    }

    private static String everythingSaid(List<ConfigSource> sources, String contextPath) {
        try {
            LoadedConfig loaded = ConfigLoader.load(sources, contextPath);
            return loaded + loaded.tableText();
        } catch (ConfigurationException refused) {
            return refused + String.join("\n", refused.problems());
        }
    }

    @Provide
    Arbitrary<Map<String, String>> settings() {
        Arbitrary<String> known = Arbitraries.of(settingsOfAnIssuerToo()).map(ConfigKey::name);
        Arbitrary<String> misspelt = Arbitraries.strings().ofMaxLength(40).map(rest -> "sallyport." + rest);
        return Arbitraries.maps(Arbitraries.frequencyOf(Tuple.of(9, known), Tuple.of(1, misspelt)), texts())
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> likely = Arbitraries.of(
                "true",
                "PT1S",
                "PT10M",
                "-P1D",
                "PT99999999999999999999S",
                "/a",
                "/a/* = role:x",
                "GET / = public;#",
                "jdbc",
                "https://a.example.com:8443",
                "http://[::1]:80",
                "a > b",
                "a.b",
                "urn:x",
                "RS256, ES256",
                "none",
                "cookie",
                "select :id",
                "select :username",
                "/",
                "%",
                "\0",
                "\uD800");
        return Arbitraries.oneOf(
                likely,
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().ascii());
    }

    @Provide
    Arbitrary<String> secrets() {
        Arbitrary<String> keys = Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(32)
                .map(bytes -> Base64.getEncoder().encodeToString(bytes));
        Arbitrary<String> typos = Arbitraries.strings().ascii().ofMinLength(12).ofMaxLength(50);
        return Arbitraries.oneOf(keys, typos.filter(text -> text.strip().length() >= 12));
    }
}
