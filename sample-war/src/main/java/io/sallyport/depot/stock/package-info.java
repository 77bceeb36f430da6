/** The stock ledger: movements, levels, counts and the stock card of a part. Imports: database, page, parts. */
@NullMarked
package io.sallyport.depot.stock;

import org.jspecify.annotations.NullMarked;
