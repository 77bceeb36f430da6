<d:page title="Stock count" section="count">
    <p>A CSV file with a part number and a quantity on each line. The books are corrected at once.</p>
    <form class="box" action="${ctx}/stock/count" method="post" enctype="multipart/form-data">
        <p><label for="file">CSV file, at most 1 MB</label> <input id="file" name="file" type="file" accept=".csv,text/csv,text/plain" required></p>
        <p><button type="submit">Upload the count</button></p>
    </form>
    <pre class="sample" aria-label="Example">part;counted
BRG-01007;14
FAS-04012;2380</pre>
</d:page>
