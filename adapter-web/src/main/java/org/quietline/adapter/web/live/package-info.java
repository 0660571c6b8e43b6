/** Pages that update themselves. */
@NullMarked
package org.quietline.adapter.web.live;

import org.jspecify.annotations.NullMarked;
