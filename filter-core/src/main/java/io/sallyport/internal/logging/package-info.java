/** Where the libraries inside our jar write their log: the platform's logger. Not API. */
@NullMarked
package io.sallyport.internal.logging;

import org.jspecify.annotations.NullMarked;
