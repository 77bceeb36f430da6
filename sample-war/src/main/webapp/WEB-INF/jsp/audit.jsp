<d:page title="Audit of movements" section="audit">
    <form class="box line" action="${ctx}/admin/audit" method="get">
        <p><label for="by">By</label>
            <select id="by" name="by">
                <option value="">everybody</option>
                <c:forEach items="${people}" var="each">
                    <c:choose>
                        <c:when test="${each eq by}"><option selected>${h:text(each)}</option></c:when>
                        <c:otherwise><option>${h:text(each)}</option></c:otherwise>
                    </c:choose>
                </c:forEach>
            </select></p>
        <p><button type="submit">Show</button></p>
    </form>
    <d:movements movements="${movements}" caption="Movements, newest first" />
    <c:set var="link">${ctx}/admin/audit?by=${h:param(by)}&page=</c:set>
    <d:pages paging="${paging}" link="${link}" />
</d:page>
