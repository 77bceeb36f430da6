/** Several nodes over one store: races, deaths, stores that fail, and how fast a revocation travels. */
@NullMarked
package io.sallyport.node;

import org.jspecify.annotations.NullMarked;
