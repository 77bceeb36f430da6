package io.sallyport.depot.staff;

import io.sallyport.depot.page.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Breaks on purpose, so that the office can see that the error page and the log work, {@code /admin/fault-drill}. */
public final class FaultDrillServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Override
    void showToAdmin(HttpServletRequest request, HttpServletResponse response) {
        throw new IllegalStateException("Fault drill, asked for by " + SignedIn.name(request));
    }
}
