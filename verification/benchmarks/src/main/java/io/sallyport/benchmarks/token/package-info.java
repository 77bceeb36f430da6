/** The tokens that are sent, good ones and bad ones, the same for every guard. */
@NullMarked
package io.sallyport.benchmarks.token;

import org.jspecify.annotations.NullMarked;
