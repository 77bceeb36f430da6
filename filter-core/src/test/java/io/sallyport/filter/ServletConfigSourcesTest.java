package io.sallyport.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.config.ConfigLoader;
import io.sallyport.config.ConfigSource;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.LoadedConfig;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

class ServletConfigSourcesTest {
    private static final String FILE = "/WEB-INF/sallyport.properties";
    private static final String AUDIENCE = "sallyport.audience";

    private final FakeSurroundings surroundings = new FakeSurroundings();
    private final Map<String, Object> bindings = new HashMap<>();
    private final Properties systemProperties = new Properties();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void takesTheStrongestPlaceThatHasASetting() throws NamingException {
        surroundings.resources.put(FILE, (AUDIENCE + "=file").getBytes(StandardCharsets.UTF_8));
        Stream.Builder<String> inForce = Stream.builder();

        inForce.add(audience());
        environment.put("SALLYPORT_AUDIENCE", "environment");
        inForce.add(audience());
        systemProperties.setProperty(AUDIENCE, "system");
        inForce.add(audience());
        bindings.put("java:comp/env/" + AUDIENCE, "jndi");
        inForce.add(audience());
        surroundings.contextParams.put(AUDIENCE, "context");
        inForce.add(audience());
        surroundings.filters.put(
                "guard",
                FakeSurroundings.registration("io.sallyport.filter.SallyportFilter", Map.of(AUDIENCE, "filter")));
        inForce.add(audience());

        assertThat(inForce.build()).containsExactly("file", "environment", "system", "jndi", "context", "filter");
    }

    @Test
    void namesPlacesAsPeopleCallThem() throws NamingException {
        assertThat(sources(naming()).of(surroundings.filterConfig(Map.of())))
                .extracting(ConfigSource::name)
                .containsExactly(
                        "filter init-param",
                        "web.xml context-param",
                        "JNDI java:comp/env",
                        "system properties",
                        "environment",
                        "WEB-INF/sallyport.properties");
    }

    @Test
    void asksAFilterForItsOwnParameters() throws NamingException {
        LoadedConfig loaded =
                ConfigLoader.load(sources(naming()).of(surroundings.filterConfig(Map.of(AUDIENCE, "filter"))), "");

        assertThat(loaded.config().audience()).isEqualTo("filter");
    }

    @Test
    void leavesOtherFiltersParametersAlone() throws NamingException {
        surroundings.filters.put(
                "theirs", FakeSurroundings.registration("com.example.Filter", Map.of(AUDIENCE, "theirs", "x", "y")));

        assertThat(audience()).isEqualTo("sallyport");
    }

    @Test
    void leavesOthersNamesAlone() throws NamingException {
        surroundings.contextParams.put("contextConfigLocation", "classpath:beans.xml");
        systemProperties.setProperty("java.home", "/opt/java");
        environment.put("HOME", "/home/app");
        bindings.put("java:comp/env/jdbc/parts", new Object());

        assertThat(load().warnings()).isEmpty();
    }

    @Test
    void findsUnknownNamesInEveryPlaceButTheEnvironment() throws NamingException {
        surroundings.contextParams.put("Sallyport.Audience", "a");
        bindings.put("java:comp/env/sallyport.audiense", "b");
        systemProperties.setProperty("sallyport.audienze", "c");
        environment.put("SALLYPORT_AUDIENSE", "d");
        surroundings.resources.put(FILE, "audience=e".getBytes(StandardCharsets.UTF_8));

        assertThat(problems(sources(naming()).of(surroundings.filterConfig(Map.of("Audience", "f")))))
                .containsExactly(
                        "Audience is not a setting; did you mean sallyport.audience? It stands in filter init-param",
                        "Sallyport.Audience is not a setting; did you mean sallyport.audience? It stands in web.xml"
                                + " context-param",
                        "sallyport.audiense is not a setting; did you mean sallyport.audience? It stands in JNDI"
                                + " java:comp/env",
                        "sallyport.audienze is not a setting; did you mean sallyport.audience? It stands in system"
                                + " properties",
                        "audience is not a setting; did you mean sallyport.audience? It stands in"
                                + " WEB-INF/sallyport.properties");
    }

    @Test
    void takesJndiEntriesOfOtherSimpleTypes() throws NamingException {
        bindings.put("java:comp/env/sallyport.cookies.persistent", true);
        bindings.put("java:comp/env/sallyport.app-name", 2009);

        LoadedConfig loaded = load();

        assertThat(loaded.config().cookies().persistent()).isTrue();
        assertThat(loaded.config().appName()).isEqualTo("2009");
    }

    @Test
    void refusesAJndiEntryThatIsNoText() throws NamingException {
        bindings.put("java:comp/env/sallyport.cookies.persistent", new Properties());

        assertThat(problems(sources(naming()).beforeFilters()))
                .containsExactly("sallyport.cookies.persistent is a java.util.Properties and no text: give true or"
                        + " false, or remove it for the default false. It stands in JNDI java:comp/env");
    }

    @Test
    void refusesAJndiEntryThatCannotBeLookedUp() throws NamingException {
        bindings.put("java:comp/env/sallyport.cookies.persistent", new NamingException("link broken"));

        assertThat(problems(sources(naming()).beforeFilters()))
                .containsExactly(
                        "sallyport.cookies.persistent cannot be looked up (link broken): give true or false, or"
                                + " remove it for the default false. It stands in JNDI java:comp/env");
    }

    @Test
    void needsNoJndi() throws NamingException {
        surroundings.contextParams.put(AUDIENCE, "context");

        LoadedConfig loaded = ConfigLoader.load(sources(FakeNaming.absent()).beforeFilters(), "");

        assertThat(loaded.config().audience()).isEqualTo("context");
    }

    @Test
    void readsTheFileAsUtf8() throws NamingException {
        surroundings.resources.put(
                FILE,
                "# Größen\nsallyport.rules = /gr\u00f6\u00dfen/* = deny; \\\n  /a = public\n"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(load().config().rules())
                .extracting(rule -> rule.text())
                .containsExactly("/gr\u00f6\u00dfen/* = deny", "/a = public");
    }

    @Test
    void refusesAFileThatIsNoUtf8() {
        surroundings.resources.put(FILE, "# Gr\u00f6\u00dfe".getBytes(StandardCharsets.ISO_8859_1));

        assertFileIsRefused();
    }

    @Test
    void refusesAFileWithABrokenEscape() {
        surroundings.resources.put(FILE, "sallyport.login-page=C:\\users".getBytes(StandardCharsets.UTF_8));

        assertFileIsRefused();
    }

    @Test
    void findsThePlacesAroundAnApplicationOfThisProcess() {
        surroundings.contextParams.put(AUDIENCE, "context");

        List<ConfigSource> sources =
                ServletConfigSources.around(surroundings.context()).beforeFilters();

        assertThat(sources)
                .hasSize(5)
                .first()
                .satisfies(source -> assertThat(source.find(AUDIENCE)).contains("context"));
    }

    private void assertFileIsRefused() {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class, () -> sources(naming()).beforeFilters());

        assertThat(refused.problems())
                .containsExactly(
                        "WEB-INF/sallyport.properties cannot be read: write it in UTF-8, one name=value a line,"
                                + " with '\\\\' for a backslash");
    }

    private String audience() throws NamingException {
        return load().config().audience();
    }

    private LoadedConfig load() throws NamingException {
        return ConfigLoader.load(sources(naming()).beforeFilters(), "");
    }

    private Context naming() throws NamingException {
        return new FakeNaming(bindings);
    }

    private ServletConfigSources sources(Context naming) {
        return new ServletConfigSources(surroundings.context(), naming, systemProperties, environment);
    }

    private static List<String> problems(List<ConfigSource> sources) {
        return catchThrowableOfType(ConfigurationException.class, () -> ConfigLoader.load(sources, ""))
                .problems();
    }
}
