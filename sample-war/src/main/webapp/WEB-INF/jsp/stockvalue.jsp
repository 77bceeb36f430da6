<d:page title="Stock value by age" section="reports">
    <c:if test="${not empty ages}">
        <p>First in, first out, as of the latest movement in the books.</p>
        <div class="wide"><table>
            <caption>Value of what lies in the bins</caption>
            <thead><tr><th scope="col">Category</th><th scope="col" class="n">Parts</th><th scope="col" class="n">Up to 90 days</th><th scope="col" class="n">Up to 455 days</th><th scope="col" class="n">Longer</th><th scope="col" class="n">Total</th></tr></thead>
            <tbody>
            <c:forEach items="${ages}" var="a">
                <tr><td>${h:text(a.category())}</td><td class="n">${h:count(a.parts())}</td><td class="n">${h:money(a.freshCents())}</td><td class="n">${h:money(a.olderCents())}</td><td class="n">${h:money(a.deadCents())}</td><td class="n">${h:money(a.totalCents())}</td></tr>
            </c:forEach>
            </tbody>
            <tfoot><tr><th scope="row" colspan="5">Total</th><td class="n">${h:money(totalCents)}</td></tr></tfoot>
        </table></div>
    </c:if>
</d:page>
