<d:page title="${supplier.name()}" section="suppliers">
    <p>${h:text(supplier.town())}, telephone ${h:text(supplier.phone())}. Delivers ${h:count(supplier.parts())} of our parts within ${h:count(supplier.leadDays())} days.</p>
    <d:parts parts="${parts}" caption="Parts from ${supplier.name()}" />
</d:page>
