package io.sallyport.jaxrs;

import io.sallyport.config.ConfigLoader;
import io.sallyport.filter.AuthPathCheck;
import io.sallyport.filter.ServletConfigSources;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the endpoints at {@code /auth/*} as a JAX-RS application of their own, whatever the host's is. Our resource
 * classes carry no {@code @Path}, so no scan adds them to the host's application.
 */
public final class AuthEndpointsInitializer implements ServletContainerInitializer {
    private static final Logger LOG = System.getLogger(AuthEndpointsInitializer.class.getName());
    private static final String JERSEY = "org.glassfish.jersey.servlet.ServletContainer";

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        if (isJerseyHere()) {
            String authPath = ConfigLoader.load(
                            ServletConfigSources.around(context).beforeFilters(), context.getContextPath())
                    .config()
                    .authPath();
            ServletRegistration.Dynamic registration =
                    context.addServlet(AuthPathCheck.ENDPOINTS, AuthEndpoints.servlet());
            registration.setLoadOnStartup(1);
            registration.addMapping(authPath + "/*");
        } else {
            LOG.log(
                    Level.ERROR,
                    "There is no Jersey in this application, so nobody can sign in: add sallyport-jersey (with its"
                            + " dependencies) to WEB-INF/lib");
        }
    }

    private static boolean isJerseyHere() {
        try {
            Class.forName(JERSEY, false, AuthEndpointsInitializer.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
