/** Whole servers with a guard in them, and a client that keeps them busy. */
@NullMarked
package io.sallyport.benchmarks.http;

import org.jspecify.annotations.NullMarked;
