/** The registered users. */
@NullMarked
package org.quietline.adapter.web.user;

import org.jspecify.annotations.NullMarked;
