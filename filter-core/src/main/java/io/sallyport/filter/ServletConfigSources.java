package io.sallyport.filter;

import io.sallyport.config.ConfigSource;
import io.sallyport.config.ConfigurationException;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The places where a web application's settings may stand, the strongest first. */
public final class ServletConfigSources {
    private static final String FILTER_INIT_PARAM = "filter init-param";
    private static final String PREFIX = "sallyport.";

    private final ServletContext context;
    private final Context naming;
    private final Properties systemProperties;
    private final Map<String, String> environment;

    ServletConfigSources(
            ServletContext context, Context naming, Properties systemProperties, Map<String, String> environment) {
        this.context = context;
        this.naming = naming;
        this.systemProperties = systemProperties;
        this.environment = environment;
    }

    /** The places around one application in this process. */
    public static ServletConfigSources around(ServletContext context) {
        return new ServletConfigSources(context, naming(), System.getProperties(), System.getenv());
    }

    static Context naming() {
        try {
            return new InitialContext();
        } catch (NamingException broken) {
            throw new ConfigurationException(List.of("JNDI of this process is set up wrongly (" + broken.getMessage()
                    + "): mend or remove java.naming.factory.initial"));
        }
    }

    /**
     * The places while the application starts and no filter exists yet: filters of ours that web.xml declares are asked
     * for their parameters.
     *
     * @throws ConfigurationException if {@code WEB-INF/sallyport.properties} cannot be read
     */
    public List<ConfigSource> beforeFilters() {
        return all(context.getFilterRegistrations().values().stream()
                .filter(registration -> SallyportFilter.class.getName().equals(registration.getClassName()))
                .map(FilterRegistration::getInitParameters)
                .map(parameters -> ConfigSource.of(FILTER_INIT_PARAM, parameters)));
    }

    /**
     * The places of a filter.
     *
     * @throws ConfigurationException if {@code WEB-INF/sallyport.properties} cannot be read
     */
    public List<ConfigSource> of(FilterConfig filter) {
        return all(Stream.of(
                ConfigSource.of(FILTER_INIT_PARAM, values(filter.getInitParameterNames(), filter::getInitParameter))));
    }

    private List<ConfigSource> all(Stream<ConfigSource> filters) {
        List<ConfigSource> sources = new ArrayList<>(filters.toList());
        sources.add(ours("web.xml context-param", values(context.getInitParameterNames(), context::getInitParameter)));
        sources.add(new JndiSource(naming));
        sources.add(ours("system properties", values(systemProperties)));
        sources.add(ConfigSource.environment(environment));
        sources.add(ConfigSource.of("WEB-INF/sallyport.properties", PropertiesFile.read(context)));
        return sources;
    }

    /** Whether a name among others' names is meant for Sallyport, be it in the wrong case. */
    static boolean isOurs(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    private static ConfigSource ours(String place, Map<String, String> values) {
        return ConfigSource.of(
                place,
                values.entrySet().stream()
                        .filter(entry -> isOurs(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Map<String, String> values(Enumeration<String> names, UnaryOperator<String> lookUp) {
        return Collections.list(names).stream().collect(Collectors.toMap(name -> name, lookUp));
    }

    private static Map<String, String> values(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
    }
}
