<%@ page import="io.sallyport.depot.database.Database, io.sallyport.depot.parts.Catalogue, javax.sql.DataSource" %>
<%
    DataSource dataSource = (DataSource) application.getAttribute("depot.dataSource");
    request.setAttribute("suppliers", new Catalogue(new Database(dataSource)).suppliers());
%>
<d:page title="Suppliers" section="suppliers">
    <div class="wide"><table>
        <caption>Who delivers, and how long it takes</caption>
        <thead><tr><th scope="col">Code</th><th scope="col">Name</th><th scope="col">Town</th><th scope="col">Telephone</th><th scope="col" class="n">Days</th><th scope="col" class="n">Parts</th></tr></thead>
        <tbody>
        <c:forEach items="${suppliers}" var="s">
            <tr><td class="code"><a href="${ctx}/supplier?code=${h:param(s.code())}">${h:text(s.code())}</a></td><td>${h:text(s.name())}</td><td>${h:text(s.town())}</td><td>${h:text(s.phone())}</td><td class="n">${h:count(s.leadDays())}</td><td class="n">${h:count(s.parts())}</td></tr>
        </c:forEach>
        </tbody>
    </table></div>
</d:page>
