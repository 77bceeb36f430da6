<d:page title="Stock count" section="count">
    <p class="notice">${h:count(results.size())} lines of ${h:text(fileName)} were read, ${h:count(problems.size())} could not be.</p>
    <c:if test="${not empty problems}">
        <ul class="problem"><c:forEach items="${problems}" var="each"><li>${h:text(each)}</li></c:forEach></ul>
    </c:if>
    <div class="wide"><table>
        <caption>What the count changed</caption>
        <thead><tr><th scope="col">Part</th><th scope="col" class="n">Booked</th><th scope="col" class="n">Counted</th><th scope="col" class="n">Difference</th></tr></thead>
        <tbody>
        <c:forEach items="${results}" var="r">
            <c:choose>
                <c:when test="${r.known()}"><tr><td class="code"><a href="${ctx}/part?number=${h:param(r.part())}">${h:text(r.part())}</a></td><td class="n">${h:count(r.booked())}</td><td class="n">${h:count(r.counted())}</td><td class="n">${h:change(r.difference())}</td></tr></c:when>
                <c:otherwise><tr><td class="code">${h:text(r.part())}</td><td colspan="3">not in the catalogue</td></tr></c:otherwise>
            </c:choose>
        </c:forEach>
        </tbody>
    </table></div>
    <p><a href="${ctx}/stock/count">Upload another count</a></p>
</d:page>
