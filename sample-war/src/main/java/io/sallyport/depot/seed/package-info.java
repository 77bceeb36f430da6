/** Fills an empty database with two years of a depot's life, the same at each start. Imports: database. */
@NullMarked
package io.sallyport.depot.seed;

import org.jspecify.annotations.NullMarked;
