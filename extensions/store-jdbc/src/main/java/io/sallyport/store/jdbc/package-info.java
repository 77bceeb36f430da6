/** Sessions, denials and keys in a database, and users from the application's own tables. Imports: model, spi, config. */
@NullMarked
package io.sallyport.store.jdbc;

import org.jspecify.annotations.NullMarked;
