<%@ tag description="A table of orders" body-content="empty" pageEncoding="UTF-8" %>
<%@ attribute name="orders" required="true" type="java.util.List" %>
<%@ attribute name="caption" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="h" uri="urn:depot" %>
<c:set var="ctx" value="${pageContext.request.contextPath}" />
<div class="wide"><table>
    <caption>${h:text(caption)}</caption>
    <thead><tr><th scope="col">Order</th><th scope="col">Workshop</th><th scope="col">Status</th><th scope="col">Taken</th><th scope="col">By</th><th scope="col" class="n">Lines</th><th scope="col" class="n">Value</th><th scope="col">Note</th></tr></thead>
    <tbody>
    <c:forEach items="${orders}" var="o">
        <tr><td class="code"><a href="${ctx}/order?id=${h:param(o.id())}">${h:text(o.id())}</a></td><td>${h:text(o.workshopName())}</td><td><span class="${h:text(o.isOpen() ? 'open' : 'closed')}">${h:text(o.status())}</span></td><td class="time">${h:minute(o.createdAt())}</td><td>${h:text(o.createdBy())}</td><td class="n">${h:count(o.lines())}</td><td class="n">${h:money(o.totalCents())}</td><td>${h:text(o.note())}</td></tr>
    </c:forEach>
    </tbody>
</table></div>
