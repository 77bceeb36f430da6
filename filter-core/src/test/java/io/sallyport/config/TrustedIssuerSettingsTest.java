package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.model.SigningAlgorithm;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedIssuerSettingsTest {
    private static final String PREFIX = "sallyport.trusted-issuers.";
    private static final Map<String, String> IDP = Map.of(
            "issuer", "https://idp.example.com/realms/depot",
            "audience", "depot",
            "algorithms", "RS256",
            "jwks-url", "https://idp.example.com/certs");

    @Nested
    class Values {
        @Test
        void haveSafeDefaults() {
            TrustedIssuerConfig issuer = only(load(settings("idp", IDP)));

            assertThat(issuer)
                    .isEqualTo(new TrustedIssuerConfig(
                            "idp",
                            "https://idp.example.com/realms/depot",
                            "depot",
                            Set.of(SigningAlgorithm.RS256),
                            new TrustedIssuerConfig.Jwks(
                                    Optional.of(URI.create("https://idp.example.com/certs")),
                                    Optional.empty(),
                                    Duration.ofHours(24)),
                            "at+jwt",
                            new TrustedIssuerConfig.Claims(
                                    true, Optional.of(ClaimPath.parse("fgp")), Optional.empty(), Optional.empty()),
                            Duration.ofSeconds(30),
                            Duration.ofHours(1)));
        }

        @Test
        void areAllTaken() {
            Map<String, String> given = new HashMap<>(IDP);
            given.remove("jwks-url");
            given.putAll(Map.of(
                    "algorithms", "ES256, EdDSA PS512",
                    "jwks-file", "/etc/app/idp.json",
                    "jwks-max-age", "PT1H",
                    "type", "JWT",
                    "fingerprint", "none",
                    "jti", "none",
                    "roles-claim", "realm_access.roles",
                    "username-claim", "sub",
                    "skew", "PT0S",
                    "max-lifetime", "P1D"));

            TrustedIssuerConfig issuer = only(load(settings("idp", given)));

            assertThat(issuer.algorithms())
                    .containsExactlyInAnyOrder(SigningAlgorithm.ES256, SigningAlgorithm.EDDSA, SigningAlgorithm.PS512);
            assertThat(issuer.jwks())
                    .isEqualTo(new TrustedIssuerConfig.Jwks(
                            Optional.empty(), Optional.of(Path.of("/etc/app/idp.json")), Duration.ofHours(1)));
            assertThat(issuer.type()).isEqualTo("JWT");
            assertThat(issuer.claims())
                    .isEqualTo(new TrustedIssuerConfig.Claims(
                            false,
                            Optional.empty(),
                            Optional.of(new ClaimPath(List.of("realm_access", "roles"))),
                            Optional.of(new ClaimPath(List.of("sub")))));
            assertThat(issuer.skew()).isZero();
            assertThat(issuer.maxLifetime()).isEqualTo(Duration.ofDays(1));
        }

        @Test
        void takeTheFingerprintWhereOurOwnTokensHaveIt() {
            Map<String, String> given = new HashMap<>(settings("idp", IDP));
            given.put("sallyport.fingerprint.claim", "cnf.fgp");

            assertThat(only(load(given)).claims().fingerprint()).contains(new ClaimPath(List.of("cnf", "fgp")));
        }

        @Test
        void standBesideThoseOfAnotherIssuer() {
            Map<String, String> given = new HashMap<>(settings("keycloak-2", IDP));
            given.putAll(settings("a", IDP));
            given.put(PREFIX + "a.issuer", "urn:a");

            assertThat(load(given).config().trustedIssuers())
                    .extracting(TrustedIssuerConfig::name)
                    .containsExactly("a", "keycloak-2");
        }

        @Test
        void areShownInTheTableAtStart() {
            assertThat(load(settings("idp", IDP)).table())
                    .hasSize(Settings.ALL.size()
                            + TrustedIssuerSettings.FAMILY.settings().size())
                    .contains(
                            new SettingInForce(PREFIX + "idp.algorithms", "RS256", "a file"),
                            new SettingInForce(PREFIX + "idp.roles-claim", "-", "default"),
                            new SettingInForce(PREFIX + "idp.fingerprint", "required", "default"));
        }

        @Test
        void canBeGivenInCode() {
            SallyportConfig config = SallyportConfig.builder("")
                    .set(TrustedIssuerSettings.ISSUER.named("idp"), "urn:idp")
                    .set(TrustedIssuerSettings.AUDIENCE.named("idp"), "depot")
                    .set(TrustedIssuerSettings.ALGORITHMS.named("idp"), Set.of(SigningAlgorithm.RS256))
                    .set(TrustedIssuerSettings.JWKS_URL.named("idp"), URI.create("https://idp.example.com/certs"))
                    .set(TrustedIssuerSettings.SKEW.named("idp"), Duration.ofSeconds(5))
                    .build();

            assertThat(config.trustedIssuers()).hasSize(1);
            assertThat(config.trustedIssuers().get(0).issuer()).isEqualTo("urn:idp");
            assertThat(config.trustedIssuers().get(0).skew()).isEqualTo(Duration.ofSeconds(5));
        }

        @Test
        void warnOfWhatIsWeak() {
            Map<String, String> given = new HashMap<>(settings("idp", IDP));
            given.put(PREFIX + "idp.fingerprint", "none");
            given.put(PREFIX + "idp.type", "JWT");
            given.put(PREFIX + "idp.jti", "none");

            assertThat(load(given).warnings())
                    .containsExactly(
                            PREFIX + "idp.type is JWT: other tokens of this issuer may be of this type, ID tokens say,"
                                    + " and are accepted where they are for the same audience. It stands in a file",
                            PREFIX + "idp.fingerprint is none: a token of this issuer that leaks is accepted from"
                                    + " anywhere until it expires. It stands in a file",
                            PREFIX + "idp.jti is none: a token without jti cannot be denied before it expires, not even"
                                    + " when its user signs out. It stands in a file");
        }
    }

    @Nested
    class InTheEnvironment {
        @Test
        void areNamedInCapitalLetters() {
            Map<String, String> variables = new HashMap<>();
            IDP.forEach((name, value) -> variables.put(
                    "SALLYPORT_TRUSTED_ISSUERS_KEY_CLOAK_2_"
                            + name.toUpperCase(Locale.ROOT).replace('-', '_'),
                    value));

            TrustedIssuerConfig issuer = only(ConfigLoader.load(List.of(ConfigSource.environment(variables)), ""));

            assertThat(issuer.name()).isEqualTo("key-cloak-2");
            assertThat(issuer.jwks().url()).contains(URI.create("https://idp.example.com/certs"));
        }

        @Test
        void canAddToThoseOfAFile() {
            ConfigSource environment =
                    ConfigSource.environment(Map.of("SALLYPORT_TRUSTED_ISSUERS_MY_IDP_AUDIENCE", "other"));
            ConfigSource file = ConfigSource.of("a file", settings("my-idp", IDP));

            TrustedIssuerConfig issuer = only(ConfigLoader.load(List.of(environment, file), ""));

            assertThat(issuer.name()).isEqualTo("my-idp");
            assertThat(issuer.audience()).isEqualTo("other");
        }

        @Test
        void canBeReadInOneWayOnly() {
            List<String> endings = TrustedIssuerSettings.FAMILY.settings().stream()
                    .map(key -> key.name().replace(PREFIX + "<name>.", "-"))
                    .toList();

            for (String ending : endings) {
                assertThat(endings.stream().filter(other -> other.endsWith(ending)))
                        .containsExactly(ending);
            }
        }
    }

    @Nested
    class Problems {
        @Test
        void areToldAllAtOnce() {
            assertThat(problems(Map.of(PREFIX + "idp.roles-claim", "roles")))
                    .containsExactly(
                            PREFIX + "idp.issuer is not set: give 1 to 255 visible ASCII characters, a URI if ':' is"
                                    + " among them",
                            PREFIX + "idp.audience is not set: give 1 to 255 visible ASCII characters, a URI if ':' is"
                                    + " among them",
                            PREFIX + "idp.algorithms is not set: give one or more of RS256 RS384 RS512 PS256 PS384"
                                    + " PS512 ES256 ES384 ES512 EdDSA, parted by commas or spaces",
                            PREFIX + "idp.jwks-url and " + PREFIX
                                    + "idp.jwks-file are neither given: give one of them");
        }

        @Test
        void nameAWrongValueOnce() {
            Map<String, String> given = new HashMap<>(settings("idp", IDP));
            given.put(PREFIX + "idp.algorithms", "HS256");
            given.put(PREFIX + "idp.jwks-url", "http://idp.example.com/certs");

            assertThat(problems(given))
                    .containsExactly(
                            PREFIX
                                    + "idp.algorithms is 'HS256': give one or more of RS256 RS384 RS512 PS256 PS384 PS512"
                                    + " ES256 ES384 ES512 EdDSA, parted by commas or spaces. It stands in a file",
                            PREFIX
                                    + "idp.jwks-url is 'http://idp.example.com/certs': give an https URL without user and"
                                    + " fragment; http only for a loopback host such as localhost, or remove it. It"
                                    + " stands in a file");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "algorithms=RS256 HS256",
                    "algorithms=none",
                    "algorithms=rs256",
                    "algorithms=RS256,",
                    "jwks-url=https://user@idp.example.com/certs",
                    "jwks-url=https://idp.example.com@evil.example.com/certs",
                    "jwks-url=https://idp.example.com/certs#a",
                    "jwks-url=file:///etc/passwd",
                    "jwks-url=https:///certs",
                    "jwks-url=http://localhost.example.com/certs",
                    "jwks-url=http://127.0.0.1.example.com/certs",
                    "jwks-url=http://127.1/certs",
                    "type=application/at+jwt",
                    "type= ",
                    "fingerprint=NONE",
                    "fingerprint=optional",
                    "fingerprint-claim=sub",
                    "roles-claim=sub",
                    "roles-claim=a..b",
                    "issuer=no spaces",
                    "jti=optional",
                })
        void nameTheSettingOfAMalformedValue(String line) {
            String key = PREFIX + "idp." + line.substring(0, line.indexOf('='));
            Map<String, String> given = new HashMap<>(settings("idp", IDP));
            given.put(key, line.substring(line.indexOf('=') + 1));

            assertThat(problems(given)).singleElement().asString().startsWith(key + " is ");
        }

        @ParameterizedTest
        @CsvSource({
            "skew, PT-0.001S, PT0S",
            "skew, PT60.001S, PT60S",
            "max-lifetime, PT0.999S, PT1S",
            "max-lifetime, PT24H0.001S, PT24H",
            "jwks-max-age, PT4M59.999S, PT5M",
            "jwks-max-age, P7DT0.001S, P7D",
        })
        void areDurationsOutOfRange(String name, String outside, String inside) {
            Map<String, String> given = new HashMap<>(settings("idp", IDP));
            given.put(PREFIX + "idp." + name, inside);
            load(given);
            given.put(PREFIX + "idp." + name, outside);

            assertThat(problems(given)).singleElement().asString().startsWith(PREFIX + "idp." + name + " is '");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://localhost:8080/certs", "http://127.0.0.1/certs", "http://[::1]:8080/certs"})
        void areNoneWhereHttpStaysOnTheMachine(String url) {
            Map<String, String> given = new HashMap<>(settings("idp", IDP));
            given.put(PREFIX + "idp.jwks-url", url);

            assertThat(only(load(given)).jwks().url()).contains(URI.create(url));
        }

        @Test
        void areBothPlacesOfKeys() {
            Map<String, String> given = new HashMap<>(settings("idp", IDP));
            given.put(PREFIX + "idp.jwks-file", "/etc/app/idp.json");

            assertThat(problems(given))
                    .containsExactly(
                            PREFIX + "idp.jwks-url and " + PREFIX + "idp.jwks-file are both given: give one of them");
        }

        @Test
        void areTwoSetsForOneIssuer() {
            Map<String, String> given = new HashMap<>(settings("a", IDP));
            given.putAll(settings("b", IDP));

            assertThat(problems(given))
                    .containsExactly(PREFIX + "a.issuer and " + PREFIX + "b.issuer are both"
                            + " https://idp.example.com/realms/depot: each issuer has one set of settings, and none is"
                            + " this application itself");
        }

        @Test
        void areOurOwnTokensUnderAnothersKeys() {
            Map<String, String> given = new HashMap<>(settings("a", IDP));
            given.put(PREFIX + "a.issuer", "urn:sallyport:sallyport");

            assertThat(problems(given)).singleElement().asString().startsWith("sallyport.issuer and " + PREFIX);
        }
    }

    @Nested
    class WrongNames {
        @ParameterizedTest
        @CsvSource({
            "sallyport.trusted-issuers.idp.isuer, sallyport.trusted-issuers.idp.issuer",
            "sallyport.trusted-issuers.other.audence, sallyport.trusted-issuers.other.audience",
            "sallyport.trusted-issuers.idp.jwks.url, sallyport.trusted-issuers.idp.jwks-url",
            "sallyport.trusted-issuer.idp.issuer, sallyport.trusted-issuers.idp.issuer",
        })
        void areAnsweredWithTheNearest(String wrong, String meant) {
            Map<String, String> given = new HashMap<>(settings("idp", IDP));
            given.put(wrong, "x");

            assertThat(problems(given))
                    .containsExactly(wrong + " is not a setting; did you mean " + meant + "? It stands in a file");
        }

        @ParameterizedTest
        @ValueSource(strings = {"My-IdP", "my_idp", "a.b", "123456789012345678901234567890123"})
        void areNamesThatTheEnvironmentCouldNotSpell(String name) {
            String wrong = PREFIX + name + ".issuer";

            assertThat(problems(Map.of(wrong, "urn:x")))
                    .singleElement()
                    .asString()
                    .startsWith(wrong + " is not a setting; did you mean " + PREFIX);
        }

        @Test
        void sayWhatANameIsMadeOf() {
            assertThat(problems(Map.of(PREFIX + "My_IdP.issuer", "urn:x")))
                    .containsExactly(PREFIX + "My_IdP.issuer is not a setting; did you mean " + PREFIX
                            + "<name>.issuer with 1 to 32 characters of a-z 0-9 - for <name>? It stands in a file");
        }

        @Test
        void areOnlyWarnedOfInTheEnvironment() {
            ConfigSource environment = ConfigSource.environment(Map.of("SALLYPORT_TRUSTED_ISSUERS_IDP_ISUER", "urn:x"));

            assertThat(ConfigLoader.load(List.of(environment), "").warnings())
                    .singleElement()
                    .asString()
                    .startsWith("SALLYPORT_TRUSTED_ISSUERS_IDP_ISUER is not a setting and is ignored; did you mean");
        }

        @Test
        void areRefusedInCodeToo() {
            assertThatThrownBy(() -> TrustedIssuerSettings.ISSUER.named("A"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a name has 1 to 32 characters of a-z 0-9 -, got 'A'");
            assertThatThrownBy(() -> Settings.ISSUER.named("a"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("sallyport.issuer belongs to no family: use it as it is");
        }
    }

    @Test
    void everyConstantIsInTheFamily() {
        Stream<Object> constants = Arrays.stream(TrustedIssuerSettings.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigKey.class)
                .map(field -> {
                    try {
                        return field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                });

        assertThat(TrustedIssuerSettings.FAMILY.settings().stream().map(key -> (Object) key))
                .containsExactlyElementsOf(constants.toList());
    }

    private static Map<String, String> settings(String name, Map<String, String> values) {
        Map<String, String> settings = new HashMap<>();
        values.forEach((setting, value) -> settings.put(PREFIX + name + "." + setting, value));
        return settings;
    }

    private static LoadedConfig load(Map<String, String> settings) {
        return ConfigLoader.load(List.of(ConfigSource.of("a file", settings)), "");
    }

    private static TrustedIssuerConfig only(LoadedConfig loaded) {
        assertThat(loaded.config().trustedIssuers()).hasSize(1);
        return loaded.config().trustedIssuers().get(0);
    }

    private static List<String> problems(Map<String, String> settings) {
        return catchThrowableOfType(ConfigurationException.class, () -> load(settings))
                .problems();
    }
}
