<d:page title="Sign in">
    <c:if test="${not empty param.failed}"><p class="problem" role="alert">Name or password is wrong.</p></c:if>
    <form class="box" action="${ctx}/j_security_check" method="post">
        <p><label for="name">Name</label> <input id="name" name="j_username" autocomplete="username" required></p>
        <p><label for="password">Password</label> <input id="password" name="j_password" type="password" autocomplete="current-password" required></p>
        <p><button type="submit">Sign in</button></p>
    </form>
</d:page>
