/** The rows of the attack catalogue, one test or more for each, run against the real filter, verifier and key loader. */
@NullMarked
package io.sallyport.attacks;

import org.jspecify.annotations.NullMarked;
