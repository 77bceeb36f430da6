<d:page title="Parts" section="parts">
    <form class="box line" action="${ctx}/parts" method="get" role="search">
        <p><label for="q">Number, name or bin</label> <input id="q" name="q" type="search" value="${h:text(query.words())}"></p>
        <p><label for="category">Category</label>
            <select id="category" name="category">
                <option value="">all</option>
                <c:forEach items="${categories}" var="each">
                    <c:choose>
                        <c:when test="${each eq query.category()}"><option selected>${h:text(each)}</option></c:when>
                        <c:otherwise><option>${h:text(each)}</option></c:otherwise>
                    </c:choose>
                </c:forEach>
            </select></p>
        <p><label><input name="low" type="checkbox" value="yes" <c:if test="${query.lowOnly()}">checked</c:if>> below minimum only</label></p>
        <p><button type="submit">Search</button></p>
    </form>
    <c:choose>
        <c:when test="${empty parts}"><p>No part matches. Try fewer words.</p></c:when>
        <c:otherwise>
            <d:parts parts="${parts}" caption="Parts found" />
            <c:set var="link">${ctx}/parts?q=${h:param(query.words())}&category=${h:param(query.category())}&low=${h:param(query.lowOnly() ? 'yes' : '')}&page=</c:set>
            <d:pages paging="${paging}" link="${link}" />
        </c:otherwise>
    </c:choose>
</d:page>
