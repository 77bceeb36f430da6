/** The spare-parts depot: what starts and stops with the web application, and its front desk. */
@NullMarked
package io.sallyport.depot;

import org.jspecify.annotations.NullMarked;
