package io.sallyport.depot.api;

import io.sallyport.depot.orders.Order;
import io.sallyport.depot.orders.OrderBook;
import io.sallyport.depot.orders.OrderLine;
import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.page.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /api/orders?status=OPEN}, {@code GET /api/orders/20001}, and {@code POST /api/orders} with
 * {@code workshop}, {@code part} and {@code quantity}: an order of one line.
 */
public final class OrdersApi extends ApiServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> id = item(request);
        if (id.isEmpty()) {
            list(request, response);
            return;
        }
        Optional<Order> order =
                id.get().matches("[0-9]{1,9}") ? book().order(Long.parseLong(id.get())) : Optional.empty();
        if (order.isPresent()) {
            answer(200, withLines(order.get()), response);
        } else {
            refuse(404, "there is no order " + id.get(), response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int quantity = Parameters.number(request, "quantity", 0);
        Optional<Long> id = quantity < 1 || quantity > 9_999
                ? Optional.empty()
                : book().create(
                                Parameters.text(request, "workshop"),
                                Map.of(Parameters.text(request, "part"), quantity),
                                SignedIn.name(request),
                                Parameters.text(request, "note"));
        if (id.isEmpty()) {
            refuse(400, "workshop, part and a quantity from 1 to 9999 are needed", response);
            return;
        }
        response.setHeader("Location", request.getContextPath() + "/api/orders/" + id.get());
        answer(201, withLines(book().order(id.get()).orElseThrow()), response);
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String status = Parameters.text(request, "status");
        int page = Parameters.page(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("total", book().count(status, ""));
        body.put("page", page);
        body.put(
                "orders",
                book().orders(status, "", page).stream().map(OrdersApi::json).toList());
        answer(200, body, response);
    }

    private Map<String, Object> withLines(Order order) {
        Map<String, Object> json = json(order);
        json.put("lines", book().lines(order.id()).stream().map(OrdersApi::json).toList());
        return json;
    }

    private static Map<String, Object> json(Order order) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", order.id());
        json.put("workshop", order.workshop());
        json.put("status", order.status());
        json.put("created_at", order.createdAt().toInstant(ZoneOffset.UTC));
        json.put("created_by", order.createdBy());
        json.put("total_cents", order.totalCents());
        json.put("note", order.note());
        return json;
    }

    private static Map<String, Object> json(OrderLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("part", line.part());
        json.put("name", line.name());
        json.put("quantity", line.quantity());
        json.put("price_cents", line.priceCents());
        return json;
    }

    private OrderBook book() {
        return new OrderBook(database(), Clock.systemUTC());
    }
}
