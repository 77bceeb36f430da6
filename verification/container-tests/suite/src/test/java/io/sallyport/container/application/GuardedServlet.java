package io.sallyport.container.application;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What is worth guarding: counts each call of any method and answers with who is there. */
public final class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String CALLS = GuardedServlet.class.getName() + ".calls";

    @Override
    public void init() {
        getServletContext().setAttribute(CALLS, new AtomicInteger());
    }

    static AtomicInteger callsIn(ServletContext application) {
        return (AtomicInteger) application.getAttribute(CALLS);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        callsIn(getServletContext()).incrementAndGet();
        response.setContentType("text/plain");
        PrintWriter page = response.getWriter();
        page.println("dispatch=" + request.getDispatcherType());
        page.println("user=" + request.getRemoteUser());
        page.println("principal="
                + (request.getUserPrincipal() == null
                        ? "none"
                        : request.getUserPrincipal().getName()));
        page.println("clerk=" + request.isUserInRole("clerk"));
        page.println("storekeeper=" + request.isUserInRole("storekeeper"));
        page.println("auth-type=" + request.getAuthType());
        page.println("http-session=" + (request.getSession(false) != null));
        page.println("guards=" + guards(getServletContext()));
        page.println("server=" + getServletContext().getServerInfo());
    }

    /** The names under which our filter is registered. */
    private static List<String> guards(ServletContext application) {
        return application.getFilterRegistrations().values().stream()
                .filter(filter -> filter.getClassName().equals("io.sallyport.filter.SallyportFilter"))
                .map(FilterRegistration::getName)
                .toList();
    }
}
