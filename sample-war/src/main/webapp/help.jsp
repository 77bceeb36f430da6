<d:page title="Help" section="help">
    <h2>Who does what</h2>
    <div class="wide"><table>
        <caption>Duties</caption>
        <thead><tr><th scope="col">Role</th><th scope="col">At work</th></tr></thead>
        <tbody>
        <tr><th scope="row">clerk</th><td>Serves the counter: finds parts, keeps a pick list, takes orders and cancels them.</td></tr>
        <tr><th scope="row">storekeeper</th><td>Runs the halls: books receipts, issues and scrap, ships orders, counts the stock, reads the reports.</td></tr>
        <tr><th scope="row">admin</th><td>The depot office: all of that, and the staff list and the audit.</td></tr>
        </tbody>
    </table></div>
    <h2>Taking an order</h2>
    <ol>
        <li>Find the part, open its stock card and put it on the pick list.</li>
        <li>Do so for each part, then open the pick list and choose "Make an order".</li>
        <li>Choose the workshop. The order waits until a storekeeper ships it.</li>
    </ol>
    <h2>Counting the stock</h2>
    <p>Save the count as CSV: a part number and a quantity on each line, such as <code>BRG-01007;14</code>. Upload it on the page "Stock count". The books are corrected at once; each difference is in the audit.</p>
    <h2>Part numbers</h2>
    <p>Three letters for the category, two digits for the article, three for its size. The bin <code>A-07-3</code> is in aisle A, rack 7, third shelf from the floor.</p>
</d:page>
