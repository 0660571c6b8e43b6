/** The examples in the documentation, compiled and run. */
@NullMarked
package org.quietline.domain.examples;

import org.jspecify.annotations.NullMarked;
