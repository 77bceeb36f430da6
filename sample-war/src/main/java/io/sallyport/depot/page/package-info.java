/** What all pages share: reading parameters, escaping, notices, paging. Imports: database. */
@NullMarked
package io.sallyport.depot.page;

import org.jspecify.annotations.NullMarked;
