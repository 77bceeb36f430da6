/** The catalogue: parts and who supplies them. Imports: database, page. */
@NullMarked
package io.sallyport.depot.parts;

import org.jspecify.annotations.NullMarked;
