<d:page title="Turnover ${year}" section="reports">
    <p>Year: <c:forEach items="${years}" var="each"> <c:choose><c:when test="${each eq year}"><strong>${h:text(each)}</strong></c:when><c:otherwise><a href="${ctx}/reports/turnover?year=${h:param(each)}">${h:text(each)}</a></c:otherwise></c:choose></c:forEach></p>
    <div class="wide"><table>
        <caption>By month</caption>
        <thead><tr><th scope="col">Month</th><th scope="col" class="n">Orders</th><th scope="col" class="n">Value</th><th scope="col">Compared with the best month</th></tr></thead>
        <tbody>
        <c:forEach items="${months}" var="m">
            <tr><td>${h:text(m.label())}</td><td class="n">${h:count(m.quantity())}</td><td class="n">${h:money(m.valueCents())}</td><td><meter min="0" max="${h:text(highest)}" value="${h:text(m.valueCents())}">${h:money(m.valueCents())}</meter></td></tr>
        </c:forEach>
        </tbody>
    </table></div>
    <div class="columns">
        <div class="wide"><table>
            <caption>By category</caption>
            <thead><tr><th scope="col">Category</th><th scope="col" class="n">Pieces</th><th scope="col" class="n">Value</th></tr></thead>
            <tbody><c:forEach items="${categories}" var="t"><tr><td>${h:text(t.label())}</td><td class="n">${h:count(t.quantity())}</td><td class="n">${h:money(t.valueCents())}</td></tr></c:forEach></tbody>
        </table></div>
        <div class="wide"><table>
            <caption>By workshop</caption>
            <thead><tr><th scope="col">Workshop</th><th scope="col" class="n">Orders</th><th scope="col" class="n">Value</th></tr></thead>
            <tbody><c:forEach items="${workshops}" var="t"><tr><td>${h:text(t.label())}</td><td class="n">${h:count(t.quantity())}</td><td class="n">${h:money(t.valueCents())}</td></tr></c:forEach></tbody>
        </table></div>
    </div>
</d:page>
