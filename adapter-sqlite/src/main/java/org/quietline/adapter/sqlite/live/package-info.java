/** Who hears of changes, in this process and in others. */
@NullMarked
package org.quietline.adapter.sqlite.live;

import org.jspecify.annotations.NullMarked;
