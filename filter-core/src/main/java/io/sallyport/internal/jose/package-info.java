/** Signatures by jose4j; the only package that knows it. Not API. */
@NullMarked
package io.sallyport.internal.jose;

import org.jspecify.annotations.NullMarked;
