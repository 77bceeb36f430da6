/** A servlet container's objects without the container: as cheap as can be, and as fresh as a container's. */
@NullMarked
package io.sallyport.benchmarks.servlet;

import org.jspecify.annotations.NullMarked;
