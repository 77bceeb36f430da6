<d:page title="Pick list" section="picklist">
    <c:choose>
        <c:when test="${empty positions}"><p>The pick list is empty. <a href="${ctx}/parts">Find a part</a> and put it here.</p></c:when>
        <c:otherwise>
            <%@ include file="positions.jspf" %>
            <p><a class="button" href="${ctx}/orders/new">Make an order</a></p>
            <form class="box" action="${ctx}/picklist" method="post">
                <input type="hidden" name="action" value="clear">
                <p><button type="submit">Empty the list</button></p>
            </form>
        </c:otherwise>
    </c:choose>
    <form class="box line" action="${ctx}/picklist" method="post">
        <input type="hidden" name="action" value="set">
        <p><label for="part">Part</label> <input id="part" name="part" size="12" maxlength="12" required></p>
        <p><label for="quantity">Quantity, 0 takes it off</label> <input id="quantity" name="quantity" type="number" min="0" max="9999" value="1" required></p>
        <p><button type="submit">Change the list</button></p>
    </form>
</d:page>
