/** Sign-in sessions: opening, refreshing, noticing reuse, ending, listing. Imports: model, audit, config, spi, keys, fingerprint, token. */
@NullMarked
package io.sallyport.session;

import org.jspecify.annotations.NullMarked;
