/** Phone numbers that hide themselves, their masks, and the redaction of free text. */
@NullMarked
package org.quietline.domain.phone;

import org.jspecify.annotations.NullMarked;
