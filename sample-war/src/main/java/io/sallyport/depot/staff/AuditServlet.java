package io.sallyport.depot.staff;

import io.sallyport.depot.page.Paging;
import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.stock.StockLedger;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** Who moved what, {@code /admin/audit}. */
public final class AuditServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Override
    void showToAdmin(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        StockLedger ledger = new StockLedger(database(), Clock.systemUTC());
        String by = Parameters.text(request, "by");
        int page = Parameters.page(request);
        request.setAttribute("by", by);
        request.setAttribute("people", ledger.people());
        request.setAttribute("movements", ledger.latest(by, page));
        request.setAttribute("paging", new Paging(page, ledger.count(by)));
        show("audit", request, response);
    }
}
