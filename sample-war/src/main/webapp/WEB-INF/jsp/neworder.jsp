<d:page title="New order" section="orders">
    <c:choose>
        <c:when test="${empty positions}"><p>The pick list is empty. <a href="${ctx}/parts">Find a part</a> and put it there first.</p></c:when>
        <c:otherwise>
            <%@ include file="positions.jspf" %>
            <form class="box" action="${ctx}/orders/new" method="post">
                <p><label for="workshop">Workshop</label>
                    <select id="workshop" name="workshop">
                        <c:forEach items="${workshops}" var="w"><option value="${h:text(w.code())}">${h:text(w.name())} (${h:text(w.costCentre())})</option></c:forEach>
                    </select></p>
                <p><label for="note">Note</label> <input id="note" name="note" maxlength="200"></p>
                <p><button type="submit">Take the order</button></p>
            </form>
        </c:otherwise>
    </c:choose>
</d:page>
