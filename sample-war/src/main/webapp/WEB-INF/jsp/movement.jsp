<d:page title="Movements" section="movement">
    <form class="box line" action="${ctx}/stock/movement" method="post">
        <p><label for="part">Part</label> <input id="part" name="part" size="12" maxlength="12" value="${h:text(param.part)}" required></p>
        <p><label for="kind">Kind</label>
            <select id="kind" name="kind">
                <c:forEach items="${kinds}" var="kind"><option value="${h:text(kind.name())}">${h:text(kind.label())}</option></c:forEach>
            </select></p>
        <p><label for="quantity">Quantity</label> <input id="quantity" name="quantity" type="number" min="1" max="9999" required></p>
        <p><label for="note">Note</label> <input id="note" name="note" maxlength="200"></p>
        <p><button type="submit">Book it</button></p>
    </form>
    <d:movements movements="${movements}" caption="Latest movements" />
</d:page>
