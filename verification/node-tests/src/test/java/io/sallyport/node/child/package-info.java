/** What runs in a node's own virtual machine: a guarded application that can be told where to die. */
@NullMarked
package io.sallyport.node.child;

import org.jspecify.annotations.NullMarked;
