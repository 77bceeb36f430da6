/** The fingerprint, its cookie, and how our cookies are read and written. Imports: model. */
@NullMarked
package io.sallyport.fingerprint;

import org.jspecify.annotations.NullMarked;
