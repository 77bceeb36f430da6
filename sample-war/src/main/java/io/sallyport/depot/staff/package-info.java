/** The staff list, the audit of movements and the fault drill. Imports: database, page, stock. */
@NullMarked
package io.sallyport.depot.staff;

import org.jspecify.annotations.NullMarked;
