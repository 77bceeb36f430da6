<%@ page isErrorPage="true" %>
<d:page title="Something broke">
    <p>The depot could not do what you asked. Nothing was booked. Please call the hotline, extension 42, and tell them the page: <code>${h:text(requestScope['jakarta.servlet.error.request_uri'])}</code></p>
    <p><a href="${ctx}/">To the front page</a></p>
</d:page>
