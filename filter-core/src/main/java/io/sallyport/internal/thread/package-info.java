/** Threads that end when the application does. Imports: the JDK only. Not API. */
@NullMarked
package io.sallyport.internal.thread;

import org.jspecify.annotations.NullMarked;
