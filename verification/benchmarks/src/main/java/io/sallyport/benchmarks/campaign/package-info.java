/** A whole run: who is measured how often, and the page that says what came out. */
@NullMarked
package io.sallyport.benchmarks.campaign;

import org.jspecify.annotations.NullMarked;
