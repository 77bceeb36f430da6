/** Benchmarks, and how their figures are taken. */
@NullMarked
package io.sallyport.benchmarks;

import org.jspecify.annotations.NullMarked;
