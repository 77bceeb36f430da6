/** What every implementation of an interface of {@code io.sallyport.spi} must do, as tests to extend. */
@NullMarked
package io.sallyport.testkit;

import org.jspecify.annotations.NullMarked;
