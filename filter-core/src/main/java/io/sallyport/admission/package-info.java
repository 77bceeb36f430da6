/**
 * May this request go on, on any transport. Imports: model, audit, config, spi, keys, fingerprint, token, session, login.
 */
@NullMarked
package io.sallyport.admission;

import org.jspecify.annotations.NullMarked;
