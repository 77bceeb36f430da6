/** Access tokens: issuing them, verifying them, and why one was refused. Imports: model, config, keys. */
@NullMarked
package io.sallyport.token;

import org.jspecify.annotations.NullMarked;
