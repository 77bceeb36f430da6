/** Figures over the whole depot, on pages and as CSV. Imports: database, page, parts, stock, orders. */
@NullMarked
package io.sallyport.depot.reports;

import org.jspecify.annotations.NullMarked;
