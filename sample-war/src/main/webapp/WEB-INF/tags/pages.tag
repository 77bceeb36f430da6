<%@ tag description="The links to the previous and the next page of a long list" body-content="empty" pageEncoding="UTF-8" %>
<%@ attribute name="paging" required="true" type="io.sallyport.depot.page.Paging" %>
<%@ attribute name="link" required="true" description="the list's address, ready for a page number behind it" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="h" uri="urn:depot" %>
<p class="pages">
    <c:if test="${paging.hasPrevious()}"><a href="${h:text(link)}${h:text(paging.page() - 1)}" rel="prev">Previous page</a></c:if>
    <span>Page ${h:count(paging.page())} of ${h:count(paging.pages())}, ${h:count(paging.total())} in all</span>
    <c:if test="${paging.hasNext()}"><a href="${h:text(link)}${h:text(paging.page() + 1)}" rel="next">Next page</a></c:if>
</p>
