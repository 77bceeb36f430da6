<d:page title="Welcome to the spare parts depot">
    <p>The depot keeps parts for buses and trams: brake pads, bearings, contact strips, screws. The workshops order here, the storekeepers pick and ship, and the office sees to it that the bins never run dry.</p>
    <ul class="doors">
        <li><a href="${ctx}/signin.html">Sign in</a> <span>with your name and password</span></li>
        <li><a href="${ctx}/desk">Go to the desk</a> <span>open orders, latest movements</span></li>
        <li><a href="${ctx}/parts">Find a part</a> <span>by number, name or bin</span></li>
        <li><a href="${ctx}/help.jsp">Help</a> <span>who does what, and how</span></li>
    </ul>
</d:page>
