/** The key ring: keys made at the first start, wrapped at rest, published as a key set. Imports: model, audit, config, spi. */
@NullMarked
package io.sallyport.keys;

import org.jspecify.annotations.NullMarked;
