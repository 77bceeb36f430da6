/** Signing in with a password, and changing it. Imports: model, audit, config, spi, token, session. */
@NullMarked
package io.sallyport.login;

import org.jspecify.annotations.NullMarked;
