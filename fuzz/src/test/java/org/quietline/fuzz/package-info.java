/** What the fuzz tests share. */
@NullMarked
package org.quietline.fuzz;

import org.jspecify.annotations.NullMarked;
