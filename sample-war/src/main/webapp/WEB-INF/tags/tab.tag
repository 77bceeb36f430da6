<%@ tag description="One entry of the navigation" body-content="scriptless" pageEncoding="UTF-8" %>
<%@ attribute name="path" required="true" %>
<%@ attribute name="name" required="true" %>
<%@ attribute name="section" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="h" uri="urn:depot" %>
<c:set var="ctx" value="${pageContext.request.contextPath}" />
<c:choose>
    <c:when test="${name eq section}"><li><a href="${ctx}${h:text(path)}" aria-current="page"><jsp:doBody /></a></li></c:when>
    <c:otherwise><li><a href="${ctx}${h:text(path)}"><jsp:doBody /></a></li></c:otherwise>
</c:choose>
