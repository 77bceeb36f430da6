/** Ways to remember what is denied. */
@NullMarked
package io.sallyport.benchmarks.denylist;

import org.jspecify.annotations.NullMarked;
