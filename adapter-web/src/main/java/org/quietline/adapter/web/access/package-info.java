/** Who is there: signing in and out, cookies, and the tokens that forms carry. */
@NullMarked
package org.quietline.adapter.web.access;

import org.jspecify.annotations.NullMarked;
