package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.model.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigBuilderTest {
    @Test
    void startsFromTheDefaultsOfTheLoader() {
        assertThat(SallyportConfig.defaults("/depot"))
                .isEqualTo(ConfigLoader.load(List.of(), "/depot").config());
    }

    @Test
    void setsValuesOfTheirOwnTypes() {
        AccessRule rule = new AccessRule(
                Optional.of("GET"), new PathPattern("/a/*"), new Access.AnyRole(Set.of(new Role("clerk"))));

        SallyportConfig config = SallyportConfig.builder("/depot")
                .set(Settings.ACCESS_TOKEN_LIFETIME, Duration.ofMinutes(10))
                .set(Settings.RULES, List.of(rule))
                .set(Settings.FINGERPRINT_CLAIM, new ClaimPath(List.of("one.name")))
                .set(Settings.LOGIN_PAGE, "/login.jsp")
                .build();

        assertThat(config.accessToken().lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.rules()).containsExactly(rule);
        assertThat(config.fingerprint().claim().names()).containsExactly("one.name");
        assertThat(config.loginPage()).contains("/login.jsp");
    }

    @Test
    void checksWhatTheLoaderChecks() {
        ConfigBuilder builder = SallyportConfig.builder("")
                .set(Settings.ACCESS_TOKEN_LIFETIME, Duration.ofHours(2))
                .set(Settings.REFRESH_TOKEN_ABSOLUTE_LIFETIME, Duration.ofMinutes(30));
        String[] expected = {
            "sallyport.access-token.lifetime is 'PT2H': give an ISO-8601 duration from PT1S to PT1H, or remove it for"
                    + " the default PT5M. It stands in code",
            "sallyport.refresh-token.idle-lifetime is PT1H (default) and sallyport.refresh-token.absolute-lifetime is"
                    + " PT30M (code): make the first at most as long as the second",
        };

        assertThat(problems(builder)).containsExactly(expected);
        assertThat(problems(builder)).containsExactly(expected);
    }

    @Test
    void warnsAsTheLoaderWarns() {
        LoadedConfig loaded = SallyportConfig.builder("")
                .set(Settings.FINGERPRINT_REQUIRED, false)
                .load();

        assertThat(loaded.warnings())
                .containsExactly("sallyport.fingerprint.required is false: a token that leaks is accepted from anywhere"
                        + " until it expires. It stands in code");
        assertThat(loaded.table()).contains(new SettingInForce("sallyport.fingerprint.required", "false", "code"));
    }

    private static List<String> problems(ConfigBuilder builder) {
        return catchThrowableOfType(ConfigurationException.class, builder::build)
                .problems();
    }
}
