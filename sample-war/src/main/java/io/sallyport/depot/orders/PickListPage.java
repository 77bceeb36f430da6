package io.sallyport.depot.orders;

import io.sallyport.depot.page.SignedIn;
import io.sallyport.depot.parts.Catalogue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;

/** The session's pick list and what the pages show of it. */
final class PickListPage {
    private static final String ATTRIBUTE = "pickList";

    private PickListPage() {}

    /** Where another user signed in on the same browser, the list of the one before is dropped. */
    static PickList of(HttpServletRequest request) {
        HttpSession session = request.getSession();
        String owner = SignedIn.name(request);
        PickList list = (PickList) session.getAttribute(ATTRIBUTE);
        if (list == null || !list.owner().equals(owner)) {
            list = new PickList(owner);
            session.setAttribute(ATTRIBUTE, list);
        }
        return list;
    }

    /** Puts the positions and their sum where the JSPs look for them. */
    static void describe(PickList list, Catalogue catalogue, HttpServletRequest request) {
        List<PickedPart> positions = new ArrayList<>();
        list.positions()
                .forEach((number, quantity) ->
                        catalogue.part(number).ifPresent(part -> positions.add(new PickedPart(part, quantity))));
        request.setAttribute("positions", positions);
        request.setAttribute(
                "totalCents",
                positions.stream().mapToLong(PickedPart::totalCents).sum());
    }
}
