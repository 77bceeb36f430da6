package io.sallyport.depot.reports;

import io.sallyport.depot.orders.Order;
import io.sallyport.depot.orders.OrderBook;
import io.sallyport.depot.page.Csv;
import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.parts.Catalogue;
import io.sallyport.depot.parts.Part;
import io.sallyport.depot.parts.PartQuery;
import io.sallyport.depot.stock.Movement;
import io.sallyport.depot.stock.StockLedger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** The tables for the spreadsheet in the office: {@code /export/parts.csv}, {@code orders.csv}, {@code movements.csv}. */
public final class ExportServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        Csv csv = new Csv(response.getWriter());
        switch (file) {
            case "parts.csv" -> parts(csv);
            case "orders.csv" -> orders(csv);
            default -> movements(csv);
        }
    }

    private void parts(Csv csv) {
        csv.line("number", "name", "category", "unit", "bin", "supplier", "price_cents", "min_stock", "on_hand");
        for (Part part : new Catalogue(database()).all(PartQuery.ANY)) {
            csv.line(
                    part.number(),
                    part.name(),
                    part.category(),
                    part.unit(),
                    part.bin(),
                    part.supplier(),
                    part.priceCents(),
                    part.minStock(),
                    part.onHand());
        }
    }

    private void orders(Csv csv) {
        csv.line("order", "workshop", "status", "created_at", "created_by", "lines", "total_cents", "note");
        for (Order order : new OrderBook(database(), Clock.systemUTC()).all()) {
            csv.line(
                    order.id(),
                    order.workshop(),
                    order.status(),
                    order.createdAt(),
                    order.createdBy(),
                    order.lines(),
                    order.totalCents(),
                    order.note());
        }
    }

    private void movements(Csv csv) {
        csv.line("movement", "part", "kind", "quantity", "at", "by", "note");
        for (Movement movement : new StockLedger(database(), Clock.systemUTC()).all()) {
            csv.line(
                    movement.id(),
                    movement.part(),
                    movement.kind(),
                    movement.quantity(),
                    movement.at(),
                    movement.by(),
                    movement.note());
        }
    }
}
