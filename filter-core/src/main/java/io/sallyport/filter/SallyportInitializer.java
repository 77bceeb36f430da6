package io.sallyport.filter;

import io.sallyport.config.ConfigurationException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the filter before all others, for all dispatches: containers run initializers before they look at the
 * application's own filters. Where the filter is declared in {@code web.xml}, that declaration stands and is not
 * repeated.
 */
public final class SallyportInitializer implements ServletContainerInitializer {
    /** The filter's name where it registers itself. */
    public static final String FILTER_NAME = "sallyport";

    private static final Logger LOG = System.getLogger(SallyportInitializer.class.getName());

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        declared(context).ifPresentOrElse(SallyportInitializer::warnOfGaps, () -> register(context));
    }

    private static Optional<? extends FilterRegistration> declared(ServletContext context) {
        return context.getFilterRegistrations().values().stream()
                .filter(registration -> SallyportFilter.class.getName().equals(registration.getClassName()))
                .findFirst();
    }

    private static void warnOfGaps(FilterRegistration declared) {
        if (!declared.getUrlPatternMappings().contains("/*")) {
            LOG.log(
                    Level.WARNING,
                    "Filter {0} is declared in web.xml for {1} only: all other paths are not guarded. Map it to /*, or"
                            + " remove the declaration and let it register itself",
                    declared.getName(),
                    declared.getUrlPatternMappings());
        }
    }

    private static void register(ServletContext context) {
        FilterRegistration.Dynamic registration = Optional.ofNullable(
                        context.addFilter(FILTER_NAME, SallyportFilter.class))
                .orElseThrow(() -> new ConfigurationException(List.of("web.xml declares a filter named '" + FILTER_NAME
                        + "' of another class: give that filter another name")));
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }
}
