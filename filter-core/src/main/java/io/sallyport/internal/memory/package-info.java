/** Stores that live as long as the process: for one node, and for tests. Imports: model, spi. */
@NullMarked
package io.sallyport.internal.memory;

import org.jspecify.annotations.NullMarked;
