/** A browser with ten tabs, for an hour of time that a clock is told. */
@NullMarked
package io.sallyport.tabs;

import org.jspecify.annotations.NullMarked;
