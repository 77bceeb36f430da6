package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.model.SigningAlgorithm;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Nested
    class Defaults {
        @Test
        void needNoSettingAtAll() {
            SallyportConfig config = ConfigLoader.load(List.of(), "/depot").config();

            assertThat(config)
                    .isEqualTo(new SallyportConfig(
                            "sallyport-depot",
                            "urn:sallyport:sallyport-depot",
                            "sallyport-depot",
                            Optional.empty(),
                            "/auth",
                            Optional.empty(),
                            new AccessTokenConfig(Duration.ofMinutes(5), 10_000),
                            new RefreshTokenConfig(
                                    Duration.ofHours(1),
                                    Duration.ofHours(12),
                                    Duration.ofSeconds(10),
                                    RefreshTransport.COOKIE),
                            new SessionsConfig(Optional.empty()),
                            new FingerprintConfig(true, new ClaimPath(List.of("fgp"))),
                            new RolesConfig(new ClaimPath(List.of("groups"))),
                            List.of(),
                            new StoreConfig("memory", "jdbc/sallyport", false, Optional.empty()),
                            new KeysConfig(
                                    SigningAlgorithm.RS256,
                                    Optional.empty(),
                                    Optional.empty(),
                                    OwnKeysConfig.none(),
                                    Optional.empty()),
                            new KeyRotationConfig(Duration.ofSeconds(30), Duration.ofDays(30), Optional.empty()),
                            new UsersConfig(Optional.empty(), Optional.empty()),
                            new CookiesConfig(false),
                            new DenyListConfig(Duration.ofMillis(400), Duration.ofSeconds(30)),
                            Set.of(),
                            List.of(),
                            new InsecureConfig(false, false, false)));
        }

        @Test
        void warnOfNothing() {
            assertThat(ConfigLoader.load(List.of(), "/depot").warnings()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "'', sallyport",
            "/, sallyport",
            "/depot, sallyport-depot",
            "/a/b, sallyport-a-b",
            "/depot-2_1.0, sallyport-depot-2_1-0",
            "/lager/für-teile, sallyport-lager-f-r-teile",
        })
        void nameTheApplicationAfterItsContextPath(String contextPath, String expected) {
            assertThat(ConfigLoader.load(List.of(), contextPath).config().appName())
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({"53, 63", "54, 64", "55, 64", "200, 64"})
        void cutALongNameAtSixtyFourCharacters(int length, int expected) {
            String name = SallyportConfig.defaults("/" + "d".repeat(length)).appName();

            assertThat(name).hasSize(expected).matches("[A-Za-z0-9_-]+");
        }

        @Test
        void keepTwoLongContextPathsApart() {
            String one = SallyportConfig.defaults("/" + "d".repeat(100) + "1").appName();
            String other = SallyportConfig.defaults("/" + "d".repeat(100) + "2").appName();

            assertThat(one).isNotEqualTo(other);
        }

        @Test
        void followTheAppName() {
            SallyportConfig config = load(Map.of("sallyport.app-name", "parts")).config();

            assertThat(config.issuer()).isEqualTo("urn:sallyport:parts");
            assertThat(config.audience()).isEqualTo("parts");
        }
    }

    @Nested
    class Reading {
        @Test
        void takesQuestionMarksInSqlAsWellAsNames() {
            SallyportConfig config = load(Map.of(
                            "sallyport.users.jdbc.query", "select id, n, h, e from u where n = ?",
                            "sallyport.users.jdbc.roles-query", "select r from ur where u = ?",
                            "sallyport.users.jdbc.update-password", "update u set h = ? where id = ?"))
                    .config();

            assertThat(config.users().jdbc())
                    .contains(new JdbcUsersConfig(
                            "select id, n, h, e from u where n = ?",
                            Optional.of("select r from ur where u = ?"),
                            Optional.of("update u set h = ? where id = ?")));
        }

        @Test
        void takesEverySetting() {
            LoadedConfig loaded = load(Map.ofEntries(
                    Map.entry("sallyport.issuer", "https://id.example.com"),
                    Map.entry("sallyport.audience", "parts"),
                    Map.entry("sallyport.public-url", "https://Parts.Example.com:443/"),
                    Map.entry("sallyport.auth-path", "/sign/in"),
                    Map.entry("sallyport.login-page", "/login.jsp"),
                    Map.entry("sallyport.refresh-token.idle-lifetime", "PT2H"),
                    Map.entry("sallyport.refresh-token.absolute-lifetime", "P7D"),
                    Map.entry("sallyport.refresh-token.grace", "PT0S"),
                    Map.entry("sallyport.refresh-token.transport", "body"),
                    Map.entry("sallyport.fingerprint.claim", "https://hasura.io/jwt/claims > X-User-Fingerprint"),
                    Map.entry("sallyport.roles.claim", "realm_access.roles"),
                    Map.entry("sallyport.store", "jdbc"),
                    Map.entry("sallyport.datasource", "java:comp/env/jdbc/parts"),
                    Map.entry("sallyport.jdbc.create-schema", "true"),
                    Map.entry("sallyport.keys.encryption-key", KEY),
                    Map.entry("sallyport.users.jdbc.query", "select id, n, h, e from u where n = :username"),
                    Map.entry("sallyport.users.jdbc.roles-query", "select r from ur where u = :id"),
                    Map.entry("sallyport.users.jdbc.update-password", "update u set h = :hash where id = :id"),
                    Map.entry("sallyport.cookies.persistent", "true"),
                    Map.entry("sallyport.deny-list.poll-interval", "PT1S"),
                    Map.entry("sallyport.deny-list.max-lag", "PT1M"),
                    Map.entry("sallyport.allowed-origins", "https://a.example.com, http://localhost:3000")));

            SallyportConfig config = loaded.config();
            assertThat(config.issuer()).isEqualTo("https://id.example.com");
            assertThat(config.publicUrl()).contains(URI.create("https://parts.example.com"));
            assertThat(config.authPath()).isEqualTo("/sign/in");
            assertThat(config.loginPage()).contains("/login.jsp");
            assertThat(config.refreshToken())
                    .isEqualTo(new RefreshTokenConfig(
                            Duration.ofHours(2), Duration.ofDays(7), Duration.ZERO, RefreshTransport.BODY));
            assertThat(config.fingerprint().claim().names())
                    .containsExactly("https://hasura.io/jwt/claims", "X-User-Fingerprint");
            assertThat(config.roles().claim().names()).containsExactly("realm_access", "roles");
            assertThat(config.store())
                    .isEqualTo(new StoreConfig("jdbc", "java:comp/env/jdbc/parts", true, Optional.empty()));
            assertThat(config.keys().encryptionKey()).contains(new EncryptionKey(KEY));
            assertThat(config.users().jdbc())
                    .contains(new JdbcUsersConfig(
                            "select id, n, h, e from u where n = :username",
                            Optional.of("select r from ur where u = :id"),
                            Optional.of("update u set h = :hash where id = :id")));
            assertThat(config.cookies().persistent()).isTrue();
            assertThat(config.denyList()).isEqualTo(new DenyListConfig(Duration.ofSeconds(1), Duration.ofMinutes(1)));
            assertThat(config.allowedOrigins())
                    .containsExactlyInAnyOrder("https://a.example.com", "http://localhost:3000");
            assertThat(loaded.warnings()).isEmpty();
        }

        @Test
        void trimsValues() {
            assertThat(load(Map.of("sallyport.store", "\n   jdbc \t"))
                            .config()
                            .store()
                            .kind())
                    .isEqualTo("jdbc");
        }

        @Test
        void takesAClassOfTheApplicationForUsers() {
            assertThat(load(Map.of("sallyport.users.class", "com.example.OurUsers$Store"))
                            .config()
                            .users()
                            .storeClass())
                    .contains("com.example.OurUsers$Store");
        }

        @Test
        void takesTheFirstSourceThatHasASetting() {
            ConfigSource strong = ConfigSource.of("filter init-param", Map.of("sallyport.store", "jdbc"));
            ConfigSource weak = ConfigSource.of(
                    "web.xml context-param", Map.of("sallyport.store", "???", "sallyport.auth-path", "/in"));

            LoadedConfig loaded = ConfigLoader.load(List.of(strong, weak), "");

            assertThat(loaded.config().store().kind()).isEqualTo("jdbc");
            assertThat(loaded.config().authPath()).isEqualTo("/in");
            assertThat(loaded.table())
                    .contains(
                            new SettingInForce("sallyport.store", "jdbc", "filter init-param"),
                            new SettingInForce("sallyport.auth-path", "/in", "web.xml context-param"),
                            new SettingInForce("sallyport.fingerprint.claim", "fgp", "default"));
        }

        @Test
        void takesEnvironmentVariables() {
            ConfigSource environment = ConfigSource.environment(
                    Map.of("SALLYPORT_ACCESS_TOKEN_LIFETIME", "PT1M", "PATH", "/bin", "sallyport.store", "jdbc"));

            LoadedConfig loaded = ConfigLoader.load(List.of(environment), "");

            assertThat(loaded.config().accessToken().lifetime()).isEqualTo(Duration.ofMinutes(1));
            assertThat(loaded.config().store().kind()).isEqualTo("memory");
            assertThat(loaded.warnings()).isEmpty();
        }

        @Test
        void spellsEverySettingDifferentlyInTheEnvironment() {
            ConfigSource environment = ConfigSource.environment(Map.of());

            Stream<String> spellings = Settings.ALL.stream().map(key -> environment.spell(key.name()));

            assertThat(spellings)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("SALLYPORT_[A-Z_]+"))
                    .contains("SALLYPORT_KEYS_ENCRYPTION_KEY_FILE");
        }

        @Test
        void knowsEveryConstantOfSettings() {
            Stream<Object> constants = Arrays.stream(Settings.class.getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigKey.class)
                    .map(ConfigLoaderTest::read);

            assertThat(Settings.ALL.stream().map(key -> (Object) key)).containsExactlyElementsOf(constants.toList());
        }

        @Test
        void namesConstantsAsTheEnvironmentDoes() throws ReflectiveOperationException {
            ConfigSource environment = ConfigSource.environment(Map.of());

            for (ConfigKey<?> key : Settings.ALL) {
                String constant = environment.spell(key.name()).replace("SALLYPORT_", "");
                assertThat(Settings.class.getField(constant).get(null)).isSameAs(key);
            }
        }

        @Test
        void namesNoSettingTwice() {
            assertThat(Settings.ALL.stream().map(ConfigKey::name))
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("sallyport(\\.[a-z]+(-[a-z]+)*)+"));
        }
    }

    @Nested
    class Problems {
        @Test
        void areToldAllAtOnce() {
            List<String> problems = problems(Map.of(
                    "sallyport.access-token.lifetime", "10",
                    "sallyport.acess-token.lifetime", "PT5M",
                    "sallyport.store", "My Store"));

            assertThat(problems)
                    .containsExactly(
                            "sallyport.access-token.lifetime is '10': give an ISO-8601 duration from PT1S to PT1H, or"
                                    + " remove it for the default PT5M. It stands in web.xml context-param",
                            "sallyport.store is 'My Store': give memory, jdbc, redis or the name of another store"
                                    + " provider, or remove it for the default memory. It stands in web.xml context-param",
                            "sallyport.acess-token.lifetime is not a setting; did you mean"
                                    + " sallyport.access-token.lifetime? It stands in web.xml context-param");
        }

        @Test
        void areTheExceptionsMessage() {
            ConfigSource source = ConfigSource.of(
                    "WEB-INF/sallyport.properties", Map.of("sallyport.stroe", "jdbc", "sallyport.login-page", ""));

            ConfigurationException refused =
                    catchThrowableOfType(ConfigurationException.class, () -> ConfigLoader.load(List.of(source), ""));

            assertThat(refused.getMessage().lines())
                    .containsExactly(
                            "Sallyport does not start, 2 problems:",
                            "  - sallyport.login-page is empty: give a path such as /auth, of A-Z a-z 0-9 - . _ ~ and"
                                    + " '/', without '/' at its end, or remove it. It stands in"
                                    + " WEB-INF/sallyport.properties",
                            "  - sallyport.stroe is not a setting; did you mean sallyport.store? It stands in"
                                    + " WEB-INF/sallyport.properties");
        }

        @Test
        void sayHowTheEnvironmentSpellsTheSetting() {
            ConfigSource environment = ConfigSource.environment(Map.of("SALLYPORT_COOKIES_PERSISTENT", "yes"));

            assertThat(problems(List.of(environment)))
                    .containsExactly("sallyport.cookies.persistent is 'yes': give true or false, or remove it for the"
                            + " default false. It stands in environment as SALLYPORT_COOKIES_PERSISTENT");
        }

        @Test
        void neverShowASecret() {
            assertThat(problems(Map.of("sallyport.keys.encryption-key", "hunter2hunter2")))
                    .containsExactly("sallyport.keys.encryption-key is '***': give 32 random bytes in base64, or remove"
                            + " it. It stands in web.xml context-param");
        }

        @ParameterizedTest
        @CsvSource({"199, ''", "200, ''", "201, …"})
        void showTheFirstTwoHundredCharacters(int length, String end) {
            assertThat(problems(Map.of("sallyport.store", "A".repeat(length))))
                    .singleElement()
                    .asString()
                    .startsWith("sallyport.store is '" + "A".repeat(Math.min(length, 200)) + end + "': give ");
        }

        @Test
        void stayOnOneLine() {
            assertThat(problems(Map.of("sallyport.store", "jdbc\r\nWARN forged")))
                    .containsExactly("sallyport.store is 'jdbc WARN forged': give memory, jdbc, redis or the name of"
                            + " another store provider, or remove it for the default memory. It stands in web.xml"
                            + " context-param");
        }

        @Test
        void tellWhatStandsWhereTextShould() {
            ConfigSource jndi = new ConfigSource() {
                @Override
                public String name() {
                    return "JNDI java:comp/env";
                }

                @Override
                public Optional<String> find(String spelling) {
                    if (spelling.equals("sallyport.datasource")) {
                        throw new IllegalArgumentException("is a com.example.Pool and no text");
                    }
                    return Optional.empty();
                }

                @Override
                public Set<String> names() {
                    return Set.of("sallyport.datasource");
                }
            };
            ConfigSource weaker = ConfigSource.of("system properties", Map.of("sallyport.datasource", "jdbc/app"));

            assertThat(problems(List.of(jndi, weaker)))
                    .containsExactly("sallyport.datasource is a com.example.Pool and no text: give a JNDI name such as"
                            + " jdbc/app, or the name of a servlet-context attribute, or remove it for the default"
                            + " jdbc/sallyport. It stands in JNDI java:comp/env");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sallyport.app-name=no spaces",
                    "sallyport.issuer=urn:sally port",
                    "sallyport.issuer=://",
                    "sallyport.audience=für",
                    "sallyport.public-url=parts.example.com",
                    "sallyport.public-url=ftp://parts.example.com",
                    "sallyport.public-url=https://parts.example.com/depot",
                    "sallyport.public-url=https://parts.example.com?a",
                    "sallyport.public-url=https://parts.example.com#a",
                    "sallyport.public-url=https://user@parts.example.com",
                    "sallyport.public-url=https://",
                    "sallyport.public-url=https:parts",
                    "sallyport.auth-path=auth",
                    "sallyport.auth-path=/",
                    "sallyport.auth-path=/auth/",
                    "sallyport.auth-path=/a//b",
                    "sallyport.auth-path=/a/../b",
                    "sallyport.auth-path=/a/.",
                    "sallyport.auth-path=/a;b",
                    "sallyport.auth-path=/a%20b",
                    "sallyport.auth-path=/auth/*",
                    "sallyport.refresh-token.transport=COOKIE",
                    "sallyport.fingerprint.required=TRUE",
                    "sallyport.fingerprint.claim=a..b",
                    "sallyport.fingerprint.claim=sub",
                    "sallyport.roles.claim=exp.roles",
                    "sallyport.datasource=jdbc/my app",
                    "sallyport.keys.encryption-key-file=key.txt",
                    "sallyport.keys.encryption-key-file=/a\0b",
                    "sallyport.users.class=com.example.",
                    "sallyport.users.jdbc.query=select 1 where n = username",
                    "sallyport.users.jdbc.query=select 1 where n = :usernames",
                    "sallyport.allowed-origins=*",
                    "sallyport.allowed-origins=null",
                    "sallyport.allowed-origins=https://a.example.com;https://b.example.com",
                })
        void nameTheKeyOfAMalformedValue(String line) {
            String key = line.substring(0, line.indexOf('='));

            assertThat(problems(Map.of(key, line.substring(line.indexOf('=') + 1))))
                    .singleElement()
                    .asString()
                    .startsWith(key + " is '")
                    .contains("': give ", ", or remove it")
                    .endsWith(". It stands in web.xml context-param");
        }
    }

    @Nested
    class Limits {
        @ParameterizedTest
        @CsvSource({
            "sallyport.access-token.lifetime, PT0.999S, PT1S, PT1.001S",
            "sallyport.refresh-token.idle-lifetime, PT0.999S, PT1S, PT1.001S",
            "sallyport.refresh-token.absolute-lifetime, PT3599S, PT1H, PT3601S",
            "sallyport.refresh-token.grace, PT-0.001S, PT0S, PT0.001S",
            "sallyport.deny-list.poll-interval, PT0.049S, PT0.05S, PT0.051S",
            "sallyport.deny-list.max-lag, PT0.999S, PT1S, PT1.001S",
        })
        void startAtTheShortestDuration(String key, String before, String at, String after) {
            assertThat(problems(Map.of(key, before))).singleElement().asString().contains(key);
            assertThat(valueInForce(key, at)).isEqualTo(at);
            assertThat(valueInForce(key, after)).isEqualTo(after.replace("PT3601S", "PT1H1S"));
        }

        @ParameterizedTest
        @CsvSource({
            "sallyport.access-token.lifetime, PT59M59.999S, PT1H, PT1H0.001S",
            "sallyport.refresh-token.absolute-lifetime, PT8759H59M59S, PT8760H, PT8760H0.001S",
            "sallyport.refresh-token.grace, PT59.999S, PT1M, PT1M0.001S",
            "sallyport.deny-list.poll-interval, PT29.999S, PT30S, PT30.001S",
            "sallyport.deny-list.max-lag, PT9M59.999S, PT10M, PT10M0.001S",
        })
        void endAtTheLongestDuration(String key, String before, String at, String after) {
            assertThat(valueInForce(key, before)).isEqualTo(before);
            assertThat(valueInForce(key, at)).isEqualTo(at);
            assertThat(problems(Map.of(key, after))).singleElement().asString().contains(key);
        }

        @ParameterizedTest
        @CsvSource({"0, false", "1, true", "64, true", "65, false"})
        void countAnAppNamesCharacters(int length, boolean isAccepted) {
            assertThat(isAccepted("sallyport.app-name", "a".repeat(length))).isEqualTo(isAccepted);
        }

        @ParameterizedTest
        @CsvSource({"0, false", "1, true", "255, true", "256, false"})
        void countAnAudiencesCharacters(int length, boolean isAccepted) {
            assertThat(isAccepted("sallyport.audience", "a".repeat(length))).isEqualTo(isAccepted);
        }

        @ParameterizedTest
        @CsvSource({"31, false", "32, true", "33, false"})
        void countAnEncryptionKeysBytes(int length, boolean isAccepted) {
            String key = Base64.getEncoder().encodeToString(new byte[length]);

            assertThat(isAccepted("sallyport.keys.encryption-key", key)).isEqualTo(isAccepted);
        }

        @ParameterizedTest
        @CsvSource({"65534, true", "65535, true", "65536, false"})
        void countPorts(int port, boolean isAccepted) {
            assertThat(isAccepted("sallyport.public-url", "https://a.example.com:" + port))
                    .isEqualTo(isAccepted);
        }
    }

    @Nested
    class Agreement {
        @ParameterizedTest
        @CsvSource({"PT11H59M59S, true", "PT12H, true", "PT12H1S, false"})
        void holdsTheIdleLifetimeWithinTheAbsoluteOne(String idle, boolean isAccepted) {
            assertThat(isAccepted("sallyport.refresh-token.idle-lifetime", idle))
                    .isEqualTo(isAccepted);
        }

        @Test
        void namesBothLifetimes() {
            assertThat(problems(Map.of("sallyport.refresh-token.absolute-lifetime", "PT30M")))
                    .containsExactly("sallyport.refresh-token.idle-lifetime is PT1H (default) and"
                            + " sallyport.refresh-token.absolute-lifetime is PT30M (web.xml context-param): make the"
                            + " first at most as long as the second");
        }

        @Test
        void concludesNothingFromAMalformedLifetime() {
            assertThat(problems(Map.of(
                            "sallyport.refresh-token.idle-lifetime", "one hour",
                            "sallyport.refresh-token.absolute-lifetime", "PT30M")))
                    .singleElement()
                    .asString()
                    .startsWith("sallyport.refresh-token.idle-lifetime is 'one hour'");
        }

        @Test
        void wantsThePollIntervalWithinTheLag() {
            assertThat(problems(Map.of(
                            "sallyport.deny-list.poll-interval", "PT1.001S", "sallyport.deny-list.max-lag", "PT1S")))
                    .containsExactly("sallyport.deny-list.poll-interval is PT1.001S (web.xml context-param) and"
                            + " sallyport.deny-list.max-lag is PT1S (web.xml context-param): make the first at most as"
                            + " long as the second");
        }

        @Test
        void wantsTheServerBesideRedis() {
            assertThat(problems(Map.of("sallyport.store", "redis")))
                    .containsExactly(
                            "sallyport.store is redis (web.xml context-param) without sallyport.redis.url: give"
                                    + " the server, as in redis://redis.example:6379/0");
            assertThat(isAccepted(Map.of("sallyport.store", "redis", "sallyport.redis.url", "redis://localhost")))
                    .isTrue();
        }

        @Test
        void concludesNothingFromAMalformedServer() {
            assertThat(problems(Map.of("sallyport.store", "redis", "sallyport.redis.url", "localhost")))
                    .singleElement()
                    .asString()
                    .startsWith("sallyport.redis.url is '***': give a URL such as ");
        }

        @Test
        void wantsARulesLagToBeShorterOrCalledInsecure() {
            assertThat(problems(Map.of(
                            "sallyport.rules",
                            "/a = authenticated max-lag:PT31S; /b = authenticated max-lag:PT30S;"
                                    + " /c = authenticated insecure-max-lag:PT30S")))
                    .containsExactly(
                            "sallyport.rules '/a = authenticated max-lag:PT31S' and sallyport.deny-list.max-lag is"
                                    + " PT30S (default): write insecure-max-lag for a longer time. It stands in web.xml"
                                    + " context-param",
                            "sallyport.rules '/c = authenticated insecure-max-lag:PT30S' and"
                                    + " sallyport.deny-list.max-lag is PT30S (default): write max-lag for a shorter"
                                    + " time. It stands in web.xml context-param");
        }

        @Test
        void wantsARulesLagToAllowForAPoll() {
            assertThat(problems(Map.of(
                            "sallyport.rules",
                            "/a = authenticated max-lag:PT1.999S; /b = authenticated max-lag:PT2S",
                            "sallyport.deny-list.poll-interval",
                            "PT2S")))
                    .containsExactly("sallyport.rules '/a = authenticated max-lag:PT1.999S' and"
                            + " sallyport.deny-list.poll-interval is PT2S (web.xml context-param): allow as much, or no"
                            + " request could ever pass. It stands in web.xml context-param");
        }

        @Test
        void warnsOfARuleThatGoesOnForLonger() {
            ConfigSource source = ConfigSource.of(
                    "web.xml context-param",
                    Map.of("sallyport.rules", "/a = authenticated max-lag:PT5S; /b = role:x insecure-max-lag:PT5M"));

            assertThat(ConfigLoader.load(List.of(source), "").warnings())
                    .containsExactly("sallyport.rules '/b = role:x insecure-max-lag:PT5M': while the store is out of"
                            + " reach, who was signed out elsewhere goes on for as long. It stands in web.xml"
                            + " context-param");
        }

        @Test
        void refusesTwoPlacesForUsers() {
            assertThat(problems(Map.of(
                            "sallyport.users.class", "com.example.OurUsers",
                            "sallyport.users.jdbc.query", "select :username")))
                    .containsExactly("sallyport.users.class (web.xml context-param) and sallyport.users.jdbc.query"
                            + " (web.xml context-param) are both given: remove one of them");
        }

        @Test
        void wantsTheUserQueryBesideTheOthers() {
            assertThat(problems(Map.of(
                            "sallyport.users.jdbc.roles-query", "select :id",
                            "sallyport.users.jdbc.update-password", "update :id :hash")))
                    .containsExactly(
                            "sallyport.users.jdbc.roles-query (web.xml context-param) is given without"
                                    + " sallyport.users.jdbc.query: give that too, or remove it",
                            "sallyport.users.jdbc.update-password (web.xml context-param) is given without"
                                    + " sallyport.users.jdbc.query: give that too, or remove it");
        }

        @ParameterizedTest
        @CsvSource({"a, a, false", "a, a.b, false", "a.b, a, false", "a.b, a.c, true", "a, b, true"})
        void keepsTheTwoClaimsApart(String fingerprint, String roles, boolean isAccepted) {
            Map<String, String> values =
                    Map.of("sallyport.fingerprint.claim", fingerprint, "sallyport.roles.claim", roles);

            assertThat(isAccepted(values)).isEqualTo(isAccepted);
        }

        @Test
        void namesBothClaims() {
            assertThat(problems(Map.of("sallyport.roles.claim", "fgp")))
                    .containsExactly("sallyport.fingerprint.claim is fgp (default) and sallyport.roles.claim is fgp"
                            + " (web.xml context-param): give them places of which neither lies within the other");
        }
    }

    @Nested
    class Warnings {
        @ParameterizedTest
        @CsvSource({"PT29.999S, 1", "PT30S, 0", "PT30.001S, 0"})
        void tellOfAShortLifetime(String lifetime, int expected) {
            assertThat(load(Map.of("sallyport.access-token.lifetime", lifetime)).warnings())
                    .hasSize(expected);
        }

        @Test
        void tellOfEveryWeakeningSetting() {
            LoadedConfig loaded = load(Map.of(
                    "sallyport.access-token.lifetime", "PT2S",
                    "sallyport.fingerprint.required", "false",
                    "sallyport.insecure.demo-users", "true",
                    "sallyport.insecure.plain-keys", "true",
                    "sallyport.insecure.cookies", "true"));

            assertThat(loaded.config().insecure()).isEqualTo(new InsecureConfig(true, true, true));
            assertThat(loaded.warnings())
                    .containsExactly(
                            "sallyport.access-token.lifetime is PT2S: shorter than PT30S: clients refresh all the time,"
                                    + " and a slow one gets a token that has expired. It stands in web.xml"
                                    + " context-param",
                            "sallyport.fingerprint.required is false: a token that leaks is accepted from anywhere until"
                                    + " it expires. It stands in web.xml context-param",
                            "sallyport.insecure.demo-users is true: alice, bob and admin sign in with a published"
                                    + " password; for a demonstration only. It stands in web.xml context-param",
                            "sallyport.insecure.plain-keys is true: whoever reads the store's tables or a backup of them"
                                    + " can make tokens. It stands in web.xml context-param",
                            "sallyport.insecure.cookies is true: cookies travel unencrypted and a neighbouring host can"
                                    + " set them; for loopback only. It stands in web.xml context-param");
        }

        @ParameterizedTest
        @CsvSource({
            "sallyport.insecure.cookies, false, true, false",
            "sallyport.insecure.demo-users, false, false, true",
            "sallyport.insecure.plain-keys, true, false, false",
        })
        void belongToOneInsecureSettingEach(String key, boolean plainKeys, boolean cookies, boolean demoUsers) {
            LoadedConfig loaded = load(Map.of(key, "true"));

            assertThat(loaded.config().insecure()).isEqualTo(new InsecureConfig(cookies, demoUsers, plainKeys));
            assertThat(loaded.warnings()).singleElement().asString().startsWith(key + " is true: ");
        }

        @Test
        void areAllThatAnUnknownEnvironmentVariableGets() {
            ConfigSource environment = ConfigSource.environment(
                    Map.of("SALLYPORT_PORT", "tcp://10.0.0.1:80", "SALLYPORT_RULS", "/* = deny"));

            assertThat(ConfigLoader.load(List.of(environment), "").warnings())
                    .containsExactly(
                            "SALLYPORT_PORT is not a setting and is ignored; did you mean SALLYPORT_STORE? It stands in"
                                    + " environment",
                            "SALLYPORT_RULS is not a setting and is ignored; did you mean SALLYPORT_RULES? It stands in"
                                    + " environment");
        }
    }

    @Nested
    class Table {
        @Test
        void isAlignedAndHidesSecrets() {
            LoadedConfig loaded = load(Map.of(
                    "sallyport.keys.encryption-key",
                    KEY,
                    "sallyport.rules",
                    "GET /public/* = public\n/admin/* = role:b,a"));

            assertThat(loaded.tableText().lines())
                    .hasSize(1 + Settings.ALL.size())
                    .contains(
                            line("setting", "value", "from"),
                            line("sallyport.app-name", "sallyport-depot", "default"),
                            line("sallyport.public-url", "-", "default"),
                            line("sallyport.allowed-origins", "-", "default"),
                            line(
                                    "sallyport.rules",
                                    "GET /public/* = public; /admin/* = role:a,b",
                                    "web.xml context-param"),
                            line("sallyport.keys.encryption-key", "***", "web.xml context-param"));
            assertThat(loaded.tableText()).doesNotContain(KEY);
        }

        @Test
        void showsLongRulesInFull() {
            String rules = "/" + "a".repeat(300) + " = public; /b = deny";

            assertThat(load(Map.of("sallyport.rules", rules)).tableText()).contains(rules);
        }

        private static String line(String name, String value, String source) {
            return name + " ".repeat(43 - name.length()) + source + " ".repeat(23 - source.length()) + value;
        }
    }

    private static LoadedConfig load(Map<String, String> values) {
        return ConfigLoader.load(List.of(ConfigSource.of("web.xml context-param", values)), "/depot");
    }

    private static List<String> problems(Map<String, String> values) {
        return problems(List.of(ConfigSource.of("web.xml context-param", values)));
    }

    private static List<String> problems(List<ConfigSource> sources) {
        return catchThrowableOfType(ConfigurationException.class, () -> ConfigLoader.load(sources, "/depot"))
                .problems();
    }

    private static String valueInForce(String key, String value) {
        return load(Map.of(key, value)).table().stream()
                .filter(row -> row.name().equals(key))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static boolean isAccepted(String key, String value) {
        return isAccepted(Map.of(key, value));
    }

    private static boolean isAccepted(Map<String, String> values) {
        return catchThrowableOfType(ConfigurationException.class, () -> load(values)) == null;
    }

    private static Object read(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(constant + " must be public", hidden);
        }
    }
}
