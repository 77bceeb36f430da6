package io.sallyport.depot.reports;

import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.page.Parameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** What was shipped in a year, {@code /reports/turnover?year=2025}. */
public final class TurnoverServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Figures figures = new Figures(database());
        List<Integer> years = figures.years();
        int year = Parameters.number(request, "year", years.get(0));
        List<Turnover> months = figures.byMonth(year);
        request.setAttribute("years", years);
        request.setAttribute("year", year);
        request.setAttribute("months", months);
        request.setAttribute("categories", figures.byCategory(year));
        request.setAttribute("workshops", figures.byWorkshop(year));
        request.setAttribute(
                "highest", months.stream().mapToLong(Turnover::valueCents).max().orElse(1));
        show("turnover", request, response);
    }
}
