<d:page title="Low stock" section="low">
    <p>${h:count(parts.size())} parts are below their minimum. Deliveries come on Mondays.</p>
    <d:parts parts="${parts}" caption="Parts to be ordered" />
</d:page>
