package io.sallyport.depot.stock;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.SignedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Takes the CSV file of a stock count and corrects the books, {@code /stock/count}. */
public final class StockCountServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        show("count", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<Part> file = uploaded(request);
        if (file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            request.setAttribute("problem", "Choose a CSV file of at most 1 MB that is not empty.");
            show("count", request, response);
            return;
        }
        StockCount count = StockCount.parse(text(file.get()));
        StockLedger ledger = new StockLedger(database(), Clock.systemUTC());
        request.setAttribute("fileName", file.get().getSubmittedFileName());
        request.setAttribute("problems", count.problems());
        request.setAttribute("results", ledger.apply(count, SignedIn.name(request)));
        show("counted", request, response);
    }

    /** A file that is too large is an IllegalStateException in Tomcat and a ServletException in Jetty. */
    private static Optional<Part> uploaded(HttpServletRequest request) throws IOException {
        if (!String.valueOf(request.getContentType()).startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(request.getPart("file")).filter(file -> file.getSize() > 0);
        } catch (IllegalStateException | ServletException tooLarge) {
            return Optional.empty();
        }
    }

    private static String text(Part file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
