/** The key ring: keys made, wrapped at rest, rotated, and published as a key set. Imports: model, audit, config, spi. */
@NullMarked
package io.sallyport.keys;

import org.jspecify.annotations.NullMarked;
