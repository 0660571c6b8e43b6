/** Live changes, looked at closely. */
@NullMarked
package org.quietline.adapter.web.live;

import org.jspecify.annotations.NullMarked;
