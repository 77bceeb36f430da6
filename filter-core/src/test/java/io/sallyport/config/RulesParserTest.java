package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesParserTest {
    @Test
    void readsRulesInTheirOrder() {
        assertThat(rules("""
                        # what anybody sees
                        /css/*                = public
                        GET /catalogue/**     = public   # prices are no secret

                        POST /orders          = role:clerk, admin
                        *.jsp                 = authenticated
                        /internal/*=deny
                        """))
                .containsExactly(
                        new AccessRule(Optional.empty(), new PathPattern("/css/*"), new Access.Public()),
                        new AccessRule(Optional.of("GET"), new PathPattern("/catalogue/**"), new Access.Public()),
                        new AccessRule(
                                Optional.of("POST"),
                                new PathPattern("/orders"),
                                new Access.AnyRole(Set.of(new Role("clerk"), new Role("admin")))),
                        new AccessRule(Optional.empty(), new PathPattern("*.jsp"), new Access.Authenticated()),
                        new AccessRule(Optional.empty(), new PathPattern("/internal/*"), new Access.Denied()));
    }

    @Test
    void readsRulesOfOneLine() {
        assertThat(rules("/a = public; /b = deny;").stream().map(AccessRule::text))
                .containsExactly("/a = public", "/b = deny");
    }

    @Test
    void losesNoRuleToACommentBeforeIt() {
        assertThat(rules("/a = public # free; /b = deny").stream().map(AccessRule::text))
                .containsExactly("/a = public", "/b = deny");
    }

    @Test
    void writesWhatItReads() {
        List<AccessRule> rules = rules("GET /a/* = role:b,a\r\n*.do = deny\r/ = public");

        String text = Settings.RULES.write(rules);

        assertThat(text).isEqualTo("GET /a/* = role:a,b; *.do = deny; / = public");
        assertThat(rules(text)).isEqualTo(rules);
    }

    @Test
    void readsHowOldTheDenyListMayBe() {
        List<AccessRule> rules =
                rules("/bank/* = role:clerk, admin max-lag:PT5S; /news/* = authenticated  insecure-max-lag:PT10M");

        assertThat(rules.stream().map(AccessRule::lagLimit))
                .containsExactly(
                        Optional.of(new LagLimit(Duration.ofSeconds(5), false)),
                        Optional.of(new LagLimit(Duration.ofMinutes(10), true)));
        assertThat(Settings.RULES.write(rules))
                .isEqualTo(
                        "/bank/* = role:admin,clerk max-lag:PT5S; /news/* = authenticated" + " insecure-max-lag:PT10M");
        assertThat(rules(Settings.RULES.write(rules))).isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/a = pubic | 'pubic' is no access; did you mean public? Write [METHOD] PATTERN ="
                        + " public|authenticated|deny|role:a,b [max-lag:PT5S]",
                "/a = Deny | 'Deny' is no access; did you mean deny? Write [METHOD] PATTERN ="
                        + " public|authenticated|deny|role:a,b [max-lag:PT5S]",
                "/a = roles:admin | 'roles:admin' is no access; did you mean role:a,b? Write [METHOD] PATTERN ="
                        + " public|authenticated|deny|role:a,b [max-lag:PT5S]",
            })
    void suggestsTheNearestAccess(String rule, String first, String second, String third, String fourth) {
        String expected = String.join("|", first.strip(), second, third, fourth);

        assertThat(faults(rule)).containsExactly("line 1 '" + rule + "': " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "get /a = public ! 'get' is no HTTP method; did you mean GET?",
                "POTS /a = public ! 'POTS' is no HTTP method; did you mean POST?",
                "/a = authenticated page ! page mode is not part of this version: remove the word 'page'",
                "/a = page ! page mode is not part of this version: remove the word 'page'",
                "/a = public max-lag:PT5S ! the deny-list decides nothing where the access is public: remove"
                        + " 'max-lag:PT5S'",
                "/a = deny insecure-max-lag:PT5M ! the deny-list decides nothing where the access is deny: remove"
                        + " 'insecure-max-lag:PT5M'",
                "/a = authenticated max-lag:5s ! '5s' is no such time: give an ISO-8601 duration from PT1S to PT10M",
                "/a = authenticated max-lag:PT0.9S ! 'PT0.9S' is no such time: give an ISO-8601 duration from PT1S to"
                        + " PT10M",
                "/a = authenticated insecure-max-lag:PT61M ! 'PT61M' is no such time: give an ISO-8601 duration from"
                        + " PT1S to PT1H",
                "/a = role:x max-lag:PT5S max-lag:PT6S ! 'PT5S max-lag:PT6S' is no such time: give an ISO-8601"
                        + " duration from PT1S to PT10M",
                "/a = role: ! role must have 1 to 128 characters, got 0",
                "/a = role:x,,y ! role must have 1 to 128 characters, got 0",
                "/a/*/b = deny ! '*' stands only at the end, as '/*' or '/**', or first, as '*.ext'",
                "*a = deny ! a path pattern starts with '/' or '*.'",
                "/a/../b = deny ! no path looks like this: write it decoded and normalised, without '//', '/./',"
                        + " '/../', '\\', ';', '?', '#', spaces and '%' escapes",
                "a = deny ! write [METHOD] PATTERN = public|authenticated|deny|role:a,b [max-lag:PT5S], one pattern a rule, without"
                        + " spaces in it",
                "/a /b = deny ! write [METHOD] PATTERN = public|authenticated|deny|role:a,b [max-lag:PT5S], one pattern a rule,"
                        + " without spaces in it",
                "/a ! write [METHOD] PATTERN = public|authenticated|deny|role:a,b [max-lag:PT5S], one pattern a rule, without spaces in"
                        + " it",
            })
    void saysWhatIsWrongWithALine(String rule, String expected) {
        assertThat(faults("# first\n" + rule)).containsExactly("line 2 '" + rule + "': " + expected);
    }

    @Test
    void namesEveryBadLine() {
        assertThat(faults("/a = public\nGETT /b = deny\n\n/c"))
                .containsExactly(
                        "line 2 'GETT /b = deny': 'GETT' is no HTTP method; did you mean GET?",
                        "line 4 '/c': write [METHOD] PATTERN = public|authenticated|deny|role:a,b [max-lag:PT5S], one pattern a rule,"
                                + " without spaces in it");
    }

    @ParameterizedTest
    @CsvSource({
        "/a = public, /a = deny",
        "/a/* = public, /a/** = deny",
        "/a = public, GET /a = deny",
        "GET /a = public, HEAD /a = deny",
        "/* = authenticated, /admin/* = role:admin",
        "/* = authenticated, *.jsp = public",
        "/a/* = authenticated, /a = public",
        "/a/* = authenticated, /a/b = public",
        "/a/* = authenticated, /a/b/* = public",
        "*.jsp = authenticated, /a.jsp = public",
        "*.gz = authenticated, *.tar.gz = public",
    })
    void refusesARuleThatIsNeverReached(String earlier, String later) {
        assertThat(faults(earlier + "\n" + later))
                .containsExactly("line 2 '" + later + "' is never reached, line 1 '" + earlier
                        + "' covers it: move it up or remove it");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /a = public, /a = deny",
        "GET /a = public, POST /a = deny",
        "HEAD /a = public, GET /a = deny",
        "/a = public, /a/* = deny",
        "/a/b/* = public, /a/* = deny",
        "/a/* = public, /ab = deny",
        "/a/* = public, *.jsp = deny",
        "*.jsp = public, /a/* = deny",
        "*.tar.gz = public, *.gz = deny",
        "/a = public, /A = deny",
        "/ = public, /* = deny",
    })
    void takesARuleThatSomeRequestReaches(String earlier, String later) {
        assertThat(rules(earlier + "\n" + later)).hasSize(2);
    }

    @Test
    void standsInTheProblemsOfTheSetting() {
        ConfigSource source = ConfigSource.of("web.xml context-param", Map.of("sallyport.rules", "/a = page"));

        assertThatThrownBy(() -> ConfigLoader.load(List.of(source), ""))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "sallyport.rules line 1 '/a = page': page mode is not part of this version:"
                                                + " remove the word 'page'. It stands in web.xml context-param"));
    }

    private static List<AccessRule> rules(String text) {
        return ((Parsed.Read<List<AccessRule>>) RulesParser.parse(text)).value();
    }

    private static List<String> faults(String text) {
        return ((Parsed.Faulty<List<AccessRule>>) RulesParser.parse(text)).faults();
    }
}
