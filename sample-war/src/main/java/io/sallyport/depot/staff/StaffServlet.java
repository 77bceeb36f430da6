package io.sallyport.depot.staff;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The staff list, {@code /admin/staff}. */
public final class StaffServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
    private static final String STAFF = "SELECT s.*,"
            + " (SELECT COUNT(*) FROM purchase_order o WHERE o.created_by = s.username) AS orders,"
            + " (SELECT COUNT(*) FROM movement m WHERE m.moved_by = s.username) AS movements"
            + " FROM staff s ORDER BY s.role, s.username";

    @Override
    void showToAdmin(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.setAttribute(
                "staff",
                database()
                        .list(
                                STAFF,
                                row -> new StaffMember(
                                        row.getString("username"),
                                        row.getString("duty"),
                                        row.getString("role"),
                                        row.getInt("extension"),
                                        row.getBoolean("active"),
                                        row.getInt("orders"),
                                        row.getInt("movements"))));
        show("staff", request, response);
    }
}
