<d:page title="Not for you">
    <p>This page is for another role. If you need it for your work, ask the depot office, extension 11.</p>
    <p><a href="${ctx}/">To the front page</a></p>
</d:page>
