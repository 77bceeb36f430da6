<d:page title="Desk" section="desk">
    <dl class="figures">
        <div><dt>Open orders</dt><dd><a href="${ctx}/orders?status=OPEN">${h:count(openOrders)}</a></dd></div>
        <div><dt>Parts below minimum</dt><dd><a href="${ctx}/parts?low=yes">${h:count(lowParts)}</a></dd></div>
        <div><dt>Parts in the catalogue</dt><dd><a href="${ctx}/parts">${h:count(parts)}</a></dd></div>
        <div><dt>Value of the stock</dt><dd>${h:money(stockValueCents)}</dd></div>
    </dl>
    <d:orders orders="${orders}" caption="Open orders, newest first" />
    <d:movements movements="${movements}" caption="Latest movements" />
</d:page>
