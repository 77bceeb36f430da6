<d:page title="Orders" section="orders">
    <form class="box line" action="${ctx}/orders" method="get">
        <p><label for="status">Status</label>
            <select id="status" name="status">
                <option value="">all</option>
                <c:forEach items="OPEN,SHIPPED,CANCELLED" var="each">
                    <c:choose>
                        <c:when test="${each eq status}"><option selected>${h:text(each)}</option></c:when>
                        <c:otherwise><option>${h:text(each)}</option></c:otherwise>
                    </c:choose>
                </c:forEach>
            </select></p>
        <p><label for="workshop">Workshop</label>
            <select id="workshop" name="workshop">
                <option value="">all</option>
                <c:forEach items="${workshops}" var="w">
                    <c:choose>
                        <c:when test="${w.code() eq workshop}"><option value="${h:text(w.code())}" selected>${h:text(w.name())}</option></c:when>
                        <c:otherwise><option value="${h:text(w.code())}">${h:text(w.name())}</option></c:otherwise>
                    </c:choose>
                </c:forEach>
            </select></p>
        <p><button type="submit">Show</button> <a class="button" href="${ctx}/orders/new">New order</a></p>
    </form>
    <d:orders orders="${orders}" caption="Orders, newest first" />
    <c:set var="link">${ctx}/orders?status=${h:param(status)}&workshop=${h:param(workshop)}&page=</c:set>
    <d:pages paging="${paging}" link="${link}" />
</d:page>
