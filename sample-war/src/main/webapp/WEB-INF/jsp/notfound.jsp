<d:page title="Not found">
    <p>There is nothing at <code>${h:text(requestScope['jakarta.servlet.error.request_uri'])}</code>. The part may have been renumbered or the order belongs to another year.</p>
    <p><a href="${ctx}/parts">Search the catalogue</a> or go <a href="${ctx}/">to the front page</a>.</p>
</d:page>
