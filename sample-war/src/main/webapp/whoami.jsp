<d:page title="Who am I">
    <div class="wide"><table>
        <caption>What the depot knows about you</caption>
        <tbody>
        <tr><th scope="row">Name</th><td id="name">${h:text(empty pageContext.request.userPrincipal ? 'not signed in' : pageContext.request.userPrincipal.name)}</td></tr>
        <tr><th scope="row">Roles</th><td id="roles"><c:forEach items="clerk,storekeeper,admin" var="role"><c:if test="${pageContext.request.isUserInRole(role)}"> ${h:text(role)}</c:if></c:forEach></td></tr>
        <tr><th scope="row">Signed in by</th><td id="scheme">${h:text(empty pageContext.request.authType ? 'nothing: the login is off' : pageContext.request.authType)}</td></tr>
        </tbody>
    </table></div>
</d:page>
