<d:page title="Reports" section="reports">
    <ul class="doors">
        <li><a href="${ctx}/reports/turnover">Turnover</a> <span>what was shipped, by month, category and workshop</span></li>
        <li><a href="${ctx}/reports/stock-value">Stock value by age</a> <span>takes a moment: it reads every part's whole history</span></li>
        <li><a href="${ctx}/export/parts.csv">Parts as CSV</a> <span>the catalogue with what is on hand</span></li>
        <li><a href="${ctx}/export/orders.csv">Orders as CSV</a> <span>all orders of all years</span></li>
        <li><a href="${ctx}/export/movements.csv">Movements as CSV</a> <span>the whole ledger</span></li>
    </ul>
</d:page>
