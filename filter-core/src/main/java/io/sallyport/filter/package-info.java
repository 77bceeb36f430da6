/** The servlet filter and what it needs of a container; the only package that imports jakarta.servlet. */
@NullMarked
package io.sallyport.filter;

import org.jspecify.annotations.NullMarked;
