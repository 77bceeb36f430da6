<d:page title="Order ${order.id()}" section="orders">
    <div class="columns">
        <div class="wide"><table>
            <caption>Order ${h:text(order.id())}</caption>
            <tbody>
            <tr><th scope="row">Status</th><td><span class="${h:text(order.isOpen() ? 'open' : 'closed')}">${h:text(order.status())}</span></td></tr>
            <tr><th scope="row">Workshop</th><td>${h:text(order.workshopName())}</td></tr>
            <tr><th scope="row">Taken</th><td>${h:minute(order.createdAt())} by ${h:text(order.createdBy())}</td></tr>
            <tr><th scope="row">Note</th><td>${h:text(order.note())}</td></tr>
            <tr><th scope="row">Value</th><td>${h:money(order.totalCents())}</td></tr>
            </tbody>
        </table></div>
        <c:if test="${order.isOpen()}">
            <div class="box">
                <h2>This order is open</h2>
                <c:if test="${h:may(pageContext.request, 'storekeeper') or h:may(pageContext.request, 'admin')}">
                    <form action="${ctx}/orders/ship" method="post">
                        <input type="hidden" name="id" value="${h:text(order.id())}">
                        <p><button type="submit">Ship it</button></p>
                    </form>
                </c:if>
                <form action="${ctx}/orders/cancel" method="post">
                    <input type="hidden" name="id" value="${h:text(order.id())}">
                    <p><button type="submit">Cancel it</button></p>
                </form>
            </div>
        </c:if>
    </div>
    <div class="wide"><table>
        <caption>Lines</caption>
        <thead><tr><th scope="col" class="n">Line</th><th scope="col">Part</th><th scope="col">Name</th><th scope="col">Bin</th><th scope="col" class="n">Quantity</th><th scope="col">Unit</th><th scope="col" class="n">Price</th><th scope="col" class="n">Value</th></tr></thead>
        <tbody>
        <c:forEach items="${lines}" var="l">
            <tr><td class="n">${h:count(l.line())}</td><td class="code"><a href="${ctx}/part?number=${h:param(l.part())}">${h:text(l.part())}</a></td><td>${h:text(l.name())}</td><td class="code">${h:text(l.bin())}</td><td class="n">${h:count(l.quantity())}<c:if test="${order.isOpen() and not l.isCovered()}"> <span class="low">only ${h:count(l.onHand())} on hand</span></c:if></td><td>${h:text(l.unit())}</td><td class="n">${h:money(l.priceCents())}</td><td class="n">${h:money(l.totalCents())}</td></tr>
        </c:forEach>
        </tbody>
    </table></div>
</d:page>
