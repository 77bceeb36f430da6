/** What happened, as sealed events without any credential in them, and who wants to know. Imports: model. */
@NullMarked
package io.sallyport.audit;

import org.jspecify.annotations.NullMarked;
