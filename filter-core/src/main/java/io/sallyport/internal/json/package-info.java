/** JSON by RFC 8259, read strictly and written safely, so that no JSON library is needed. Imports: the JDK only. */
@NullMarked
package io.sallyport.internal.json;

import org.jspecify.annotations.NullMarked;
