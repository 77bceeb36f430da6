/** Sessions, denials and keys in Redis or Valkey. Imports: model, spi, config. */
@NullMarked
package io.sallyport.store.redis;

import org.jspecify.annotations.NullMarked;
