/** Fuzz tests of numbers and of what hides them. */
@NullMarked
package org.quietline.domain.phone;

import org.jspecify.annotations.NullMarked;
