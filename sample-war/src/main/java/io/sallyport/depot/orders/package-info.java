/** Orders of the workshops, and the pick list from which a clerk makes one. Imports: database, page, parts, stock. */
@NullMarked
package io.sallyport.depot.orders;

import org.jspecify.annotations.NullMarked;
