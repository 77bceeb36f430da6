/**
 * The endpoints of the wire contract as JAX-RS resources. They take requests apart and put answers together; every
 * decision is made in filter-core.
 */
@NullMarked
package io.sallyport.jaxrs;

import org.jspecify.annotations.NullMarked;
