/** Settings: one constant each, where their values come from, and what is wrong with them. Imports: model. */
@NullMarked
package io.sallyport.config;

import org.jspecify.annotations.NullMarked;
