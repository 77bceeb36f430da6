/** What a host can supply: users, stores, the deny-list, keys and password hashes. Imports: model. */
@NullMarked
package io.sallyport.spi;

import org.jspecify.annotations.NullMarked;
