/** The servlet filter: finds credentials, asks the gate, carries the decision out. The only package that imports jakarta.servlet. */
@NullMarked
package io.sallyport.filter;

import org.jspecify.annotations.NullMarked;
