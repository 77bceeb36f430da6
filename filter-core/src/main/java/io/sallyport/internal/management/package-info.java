/** Beans that are in JMX as long as the application runs. Imports: the JDK only. Not API. */
@NullMarked
package io.sallyport.internal.management;

import org.jspecify.annotations.NullMarked;
