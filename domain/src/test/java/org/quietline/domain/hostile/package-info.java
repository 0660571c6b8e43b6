/** What the domain does with input that was made to hurt. */
@NullMarked
package org.quietline.domain.hostile;

import org.jspecify.annotations.NullMarked;
