<%@ tag description="The frame of every page: head, navigation, who is signed in" body-content="scriptless" pageEncoding="UTF-8" %>
<%@ attribute name="title" required="true" %>
<%@ attribute name="section" required="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="h" uri="urn:depot" %>
<%@ taglib prefix="d" tagdir="/WEB-INF/tags" %>
<c:set var="req" value="${pageContext.request}" />
<c:set var="ctx" value="${req.contextPath}" />
<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="UTF-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${h:text(title)} - Spare parts depot</title>
    <link rel="stylesheet" href="${ctx}/static/depot.css">
    <link rel="icon" href="${ctx}/static/depot.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header>
    <p class="brand"><a href="${ctx}/"><span class="mark" aria-hidden="true"></span>Spare parts depot</a></p>
    <c:choose>
        <c:when test="${empty req.remoteUser}"><p class="who">not signed in</p></c:when>
        <c:otherwise><p class="who">Signed in as <a href="${ctx}/whoami.jsp"><strong>${h:text(req.remoteUser)}</strong></a></p></c:otherwise>
    </c:choose>
</header>
<nav aria-label="Depot">
    <ul>
        <d:tab path="/desk" name="desk" section="${section}">Desk</d:tab>
        <d:tab path="/parts" name="parts" section="${section}">Parts</d:tab>
        <d:tab path="/picklist" name="picklist" section="${section}">Pick list<c:if test="${not empty sessionScope.pickList and sessionScope.pickList.owner() eq h:user(req) and sessionScope.pickList.size() gt 0}"> (${h:count(sessionScope.pickList.size())})</c:if></d:tab>
        <d:tab path="/orders" name="orders" section="${section}">Orders</d:tab>
        <d:tab path="/suppliers.jsp" name="suppliers" section="${section}">Suppliers</d:tab>
        <c:if test="${h:may(req, 'storekeeper') or h:may(req, 'admin')}">
            <d:tab path="/stock/low" name="low" section="${section}">Low stock</d:tab>
            <d:tab path="/stock/movement" name="movement" section="${section}">Movements</d:tab>
            <d:tab path="/stock/count" name="count" section="${section}">Stock count</d:tab>
            <d:tab path="/reports.jsp" name="reports" section="${section}">Reports</d:tab>
        </c:if>
        <c:if test="${h:may(req, 'admin')}">
            <d:tab path="/admin/staff" name="staff" section="${section}">Staff</d:tab>
            <d:tab path="/admin/audit" name="audit" section="${section}">Audit</d:tab>
        </c:if>
        <d:tab path="/help.jsp" name="help" section="${section}">Help</d:tab>
    </ul>
</nav>
<main id="main">
    <h1>${h:text(title)}</h1>
    <c:if test="${not empty sessionScope.notice}">
        <p class="notice" role="status">${h:text(sessionScope.notice)}</p>
        <c:remove var="notice" scope="session" />
    </c:if>
    <c:if test="${not empty problem}"><p class="problem" role="alert">${h:text(problem)}</p></c:if>
    <jsp:doBody />
</main>
<footer>Spare parts depot 2.4 (build of 2009) &middot; hotline: extension 42</footer>
</body>
</html>
