package io.sallyport.depot.api;

import io.sallyport.depot.page.Parameters;
import io.sallyport.depot.parts.Catalogue;
import io.sallyport.depot.parts.Part;
import io.sallyport.depot.parts.PartQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code GET /api/parts?q=bolt&page=2} and {@code GET /api/parts/BRG-01007}. */
public final class PartsApi extends ApiServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> number = item(request);
        if (number.isEmpty()) {
            search(request, response);
            return;
        }
        Optional<Part> part = new Catalogue(database()).part(number.get());
        if (part.isPresent()) {
            answer(200, json(part.get()), response);
        } else {
            refuse(404, "there is no part " + number.get(), response);
        }
    }

    private void search(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PartQuery query = new PartQuery(Parameters.text(request, "q"), Parameters.text(request, "category"), "", false);
        int page = Parameters.page(request);
        Catalogue catalogue = new Catalogue(database());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("total", catalogue.count(query));
        body.put("page", page);
        body.put(
                "parts",
                catalogue.search(query, page).stream().map(PartsApi::json).toList());
        answer(200, body, response);
    }

    private static Map<String, Object> json(Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", part.number());
        json.put("name", part.name());
        json.put("category", part.category());
        json.put("unit", part.unit());
        json.put("bin", part.bin());
        json.put("supplier", part.supplier());
        json.put("price_cents", part.priceCents());
        json.put("min_stock", part.minStock());
        json.put("on_hand", part.onHand());
        return json;
    }
}
