<d:page title="${part.name()}" section="parts">
    <div class="columns">
        <div class="wide"><table>
            <caption>Stock card ${h:text(part.number())}</caption>
            <tbody>
            <tr><th scope="row">Number</th><td class="code">${h:text(part.number())}</td></tr>
            <tr><th scope="row">Category</th><td>${h:text(part.category())}</td></tr>
            <tr><th scope="row">Bin</th><td class="code">${h:text(part.bin())}</td></tr>
            <tr><th scope="row">On hand</th><td>${h:count(part.onHand())} ${h:text(part.unit())}<c:if test="${part.isLow()}"> <span class="low">low, ${h:count(part.missing())} missing</span></c:if></td></tr>
            <tr><th scope="row">Minimum</th><td>${h:count(part.minStock())}</td></tr>
            <tr><th scope="row">Price</th><td>${h:money(part.priceCents())}</td></tr>
            <tr><th scope="row">Value in the bin</th><td>${h:money(part.stockValueCents())}</td></tr>
            <tr><th scope="row">Supplier</th><td><a href="${ctx}/supplier?code=${h:param(supplier.code())}">${h:text(supplier.name())}</a>, ${h:count(supplier.leadDays())} days</td></tr>
            </tbody>
        </table></div>
        <form class="box" action="${ctx}/picklist" method="post">
            <h2>Pick list</h2>
            <input type="hidden" name="action" value="add">
            <input type="hidden" name="part" value="${h:text(part.number())}">
            <p><label for="quantity">Quantity</label> <input id="quantity" name="quantity" type="number" min="1" max="9999" value="1" required></p>
            <p><button type="submit">Put on the pick list</button></p>
        </form>
    </div>
    <d:movements movements="${movements}" caption="Latest movements of this part" />
</d:page>
