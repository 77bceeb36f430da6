package io.sallyport.jaxrs;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.servlet.ServletContainer;

/** The JAX-RS application: which class answers at which path. */
final class AuthEndpoints {
    private static final Map<String, Class<?>> RESOURCES = Map.ofEntries(
            Map.entry("login", LoginEndpoint.class),
            Map.entry("refresh", RefreshEndpoint.class),
            Map.entry("logout", LogoutEndpoint.class),
            Map.entry("logout-all", LogoutAllEndpoint.class),
            Map.entry("sessions", SessionsEndpoint.class),
            Map.entry("sessions/{id}", SessionEndpoint.class),
            Map.entry("admin/sessions", AdminSessionsEndpoint.class),
            Map.entry("admin/sessions/{id}", AdminSessionEndpoint.class),
            Map.entry("admin/logout-all", AdminLogoutAllEndpoint.class),
            Map.entry("me", MeEndpoint.class),
            Map.entry("password", PasswordEndpoint.class),
            Map.entry("jwks.json", KeySetEndpoint.class),
            Map.entry("keys", KeysEndpoint.class),
            Map.entry("keys/rotate", KeyRotationEndpoint.class),
            Map.entry("keys/{kid}", KeyEndpoint.class));

    private AuthEndpoints() {}

    static Servlet servlet() {
        return new Endpoints(application());
    }

    /** Nothing is discovered: neither the host's providers nor Jersey's own extras belong in here. */
    private static ResourceConfig application() {
        ResourceConfig application = new ResourceConfig()
                .register(UnsafeRequests.class)
                .register(AnswerHeaders.class)
                .register(RefusalMapper.class)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        RESOURCES.forEach((path, type) ->
                application.registerResources(Resource.builder(type).path(path).build()));
        return application;
    }

    private static final class Endpoints extends ServletContainer {
        private static final long serialVersionUID = 1L;

        Endpoints(ResourceConfig application) {
            super(application);
        }

        @Override
        public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            super.service(new HeadersUnseen((HttpServletRequest) request), response);
        }
    }
}
