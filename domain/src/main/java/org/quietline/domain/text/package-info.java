/** What the other packages ask about characters. Not exported: no part of the published interface. */
@NullMarked
package org.quietline.domain.text;

import org.jspecify.annotations.NullMarked;
