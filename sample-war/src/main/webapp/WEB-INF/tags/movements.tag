<%@ tag description="A table of movements" body-content="empty" pageEncoding="UTF-8" %>
<%@ attribute name="movements" required="true" type="java.util.List" %>
<%@ attribute name="caption" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="h" uri="urn:depot" %>
<c:set var="ctx" value="${pageContext.request.contextPath}" />
<div class="wide"><table>
    <caption>${h:text(caption)}</caption>
    <thead><tr><th scope="col">Time</th><th scope="col">Part</th><th scope="col">Name</th><th scope="col">Kind</th><th scope="col" class="n">Change</th><th scope="col">By</th><th scope="col">Note</th></tr></thead>
    <tbody>
    <c:forEach items="${movements}" var="m">
        <tr><td class="time">${h:minute(m.at())}</td><td class="code"><a href="${ctx}/part?number=${h:param(m.part())}">${h:text(m.part())}</a></td><td>${h:text(m.partName())}</td><td>${h:text(m.kind().label())}</td><td class="n">${h:change(m.quantity())}</td><td>${h:text(m.by())}</td><td>${h:text(m.note())}</td></tr>
    </c:forEach>
    </tbody>
</table></div>
