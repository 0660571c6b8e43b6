/** The rules that hold the modules together, and the proof that they notice. */
@NullMarked
package org.quietline.architecture;

import org.jspecify.annotations.NullMarked;
