/** Ours and other guards of requests, each set up as a careful application would. */
@NullMarked
package io.sallyport.benchmarks.guard;

import org.jspecify.annotations.NullMarked;
