/** The JSON corner for the hand-held scanners. Imports: database, page, parts, stock, orders. */
@NullMarked
package io.sallyport.depot.api;

import org.jspecify.annotations.NullMarked;
