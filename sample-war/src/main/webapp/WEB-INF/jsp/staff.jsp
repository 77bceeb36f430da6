<d:page title="Staff" section="staff">
    <div class="wide"><table>
        <caption>Who works here</caption>
        <thead><tr><th scope="col">User</th><th scope="col">Duty</th><th scope="col">Role</th><th scope="col" class="n">Extension</th><th scope="col">Active</th><th scope="col" class="n">Orders taken</th><th scope="col" class="n">Movements</th></tr></thead>
        <tbody>
        <c:forEach items="${staff}" var="s">
            <tr><td><a href="${ctx}/admin/audit?by=${h:param(s.username())}">${h:text(s.username())}</a></td><td>${h:text(s.duty())}</td><td>${h:text(s.role())}</td><td class="n">${h:text(s.extension())}</td><td>${h:text(s.active() ? 'yes' : 'no')}</td><td class="n">${h:count(s.orders())}</td><td class="n">${h:count(s.movements())}</td></tr>
        </c:forEach>
        </tbody>
    </table></div>
    <p><a href="${ctx}/admin/fault-drill">Fault drill</a>: breaks on purpose, to see that the error page and the log work.</p>
</d:page>
