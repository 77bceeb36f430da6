/** Values of the field: what a session, a token, a key and a subject are called. Imports: the JDK only. */
@NullMarked
package io.sallyport.model;

import org.jspecify.annotations.NullMarked;
