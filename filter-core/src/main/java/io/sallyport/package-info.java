/** Composition: configuration and stores become services. The only package that builds others' objects. */
@NullMarked
package io.sallyport;

import org.jspecify.annotations.NullMarked;
