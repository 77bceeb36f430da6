package io.sallyport.filter;

import io.sallyport.Sallyport;
import io.sallyport.config.ConfigLoader;
import io.sallyport.config.LoadedConfig;
import io.sallyport.token.VerifiedToken;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Sallyport as it is installed in one servlet context: started with the filter, stopped with it. */
final class Installation {
    private static final Logger LOG = System.getLogger(Installation.class.getName());

    private final ServletContext context;
    private final Sallyport sallyport;
    private final boolean ours;
    private final HttpSessionBinding sessions;
    private final DispatchGate gate;
    private final Refusals refusals;

    private Installation(ServletContext context, Sallyport sallyport, boolean ours) {
        this.context = context;
        this.sallyport = sallyport;
        this.ours = ours;
        this.sessions = new HttpSessionBinding(sallyport.denyList(), sallyport.lastingUses());
        this.gate = new DispatchGate(sallyport.gate(), sessions);
        this.refusals = new Refusals(sallyport);
    }

    /**
     * Starts Sallyport from the settings, unless the application has put one of its own making into the context.
     *
     * @throws io.sallyport.config.ConfigurationException if the settings are wrong; the application must not start then
     */
    static Installation start(FilterConfig config) {
        ServletContext context = config.getServletContext();
        if (context.getAttribute(Sallyport.ATTRIBUTE) instanceof Sallyport made) {
            return new Installation(context, made, false);
        }
        LoadedConfig loaded =
                ConfigLoader.load(ServletConfigSources.around(context).of(config), context.getContextPath());
        LOG.log(Level.INFO, "Sallyport guards {0} with these settings:\n{1}", name(context), loaded.tableText());
        loaded.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
        AuthPathCheck.requireNothingBelow(loaded.config().authPath(), context);
        Sallyport started = Sallyport.builder(loaded.config(), ServletResources.around(context))
                .contextPath(context.getContextPath())
                .start();
        context.setAttribute(Sallyport.ATTRIBUTE, started);
        return new Installation(context, started, true);
    }

    private static String name(ServletContext context) {
        return context.getContextPath().isEmpty() ? "/" : context.getContextPath();
    }

    DispatchGate gate() {
        return gate;
    }

    Refusals refusals() {
        return refusals;
    }

    HttpServletRequest identified(HttpServletRequest request, Optional<VerifiedToken> token) {
        return token.<HttpServletRequest>map(
                        identity -> new AuthenticatedRequest(request, identity, sallyport, sessions))
                .orElse(request);
    }

    void stop() {
        sessions.close();
        if (ours) {
            context.removeAttribute(Sallyport.ATTRIBUTE);
            sallyport.close();
        }
    }
}
