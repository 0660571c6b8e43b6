/** The server's own parts, each by itself. */
@NullMarked
package org.quietline.adapter.web.http;

import org.jspecify.annotations.NullMarked;
