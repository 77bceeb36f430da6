package io.sallyport.depot.stock;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.page.SignedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The form for receipts, issues and scrap, {@code /stock/movement}. */
public final class MovementServlet extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final List<MovementKind> BY_HAND =
            List.of(MovementKind.RECEIPT, MovementKind.ISSUE, MovementKind.SCRAP);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        form("", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Booking booking = book(request);
        if (booking.booked()) {
            goTo("/stock/movement", booking.message(), request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            form(booking.message(), request, response);
        }
    }

    private Booking book(HttpServletRequest request) {
        Optional<MovementKind> kind = BY_HAND.stream()
                .filter(each -> each.name().equals(Parameters.text(request, "kind")))
                .findFirst();
        if (kind.isEmpty()) {
            return Booking.refused("Choose whether it is a receipt, an issue or scrap.");
        }
        return ledger().book(
                        Parameters.text(request, "part").toUpperCase(Locale.ROOT),
                        kind.get(),
                        Parameters.number(request, "quantity", 0),
                        SignedIn.name(request),
                        Parameters.text(request, "note"));
    }

    private void form(String problem, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("problem", problem);
        request.setAttribute("kinds", BY_HAND);
        request.setAttribute("movements", ledger().latest("", 1));
        show("movement", request, response);
    }

    private StockLedger ledger() {
        return new StockLedger(database(), Clock.systemUTC());
    }
}
