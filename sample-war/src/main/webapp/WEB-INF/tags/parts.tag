<%@ tag description="A table of parts" body-content="empty" pageEncoding="UTF-8" %>
<%@ attribute name="parts" required="true" type="java.util.List" %>
<%@ attribute name="caption" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="h" uri="urn:depot" %>
<c:set var="ctx" value="${pageContext.request.contextPath}" />
<div class="wide"><table>
    <caption>${h:text(caption)}</caption>
    <thead><tr><th scope="col">Number</th><th scope="col">Name</th><th scope="col">Bin</th><th scope="col" class="n">On hand</th><th scope="col" class="n">Minimum</th><th scope="col">Unit</th><th scope="col" class="n">Price</th><th scope="col">Supplier</th></tr></thead>
    <tbody>
    <c:forEach items="${parts}" var="p">
        <tr><td class="code"><a href="${ctx}/part?number=${h:param(p.number())}">${h:text(p.number())}</a></td><td>${h:text(p.name())}</td><td class="code">${h:text(p.bin())}</td><td class="n">${h:count(p.onHand())}<c:if test="${p.isLow()}"> <span class="low">low</span></c:if></td><td class="n">${h:count(p.minStock())}</td><td>${h:text(p.unit())}</td><td class="n">${h:money(p.priceCents())}</td><td class="code"><a href="${ctx}/supplier?code=${h:param(p.supplier())}">${h:text(p.supplier())}</a></td></tr>
    </c:forEach>
    </tbody>
</table></div>
