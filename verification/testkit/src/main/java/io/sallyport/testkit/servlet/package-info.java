/** Servlet objects for tests of filters: what they do not implement says its name and fails. */
@NullMarked
package io.sallyport.testkit.servlet;

import org.jspecify.annotations.NullMarked;
