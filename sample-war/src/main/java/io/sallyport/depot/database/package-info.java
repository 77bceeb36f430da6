/** Plain JDBC: one place that opens, fills in and closes. Imports: the JDK only. */
@NullMarked
package io.sallyport.depot.database;

import org.jspecify.annotations.NullMarked;
