/** Requests and answers as the handlers see them, and the one place where they meet the server. */
@NullMarked
package org.quietline.adapter.web.http;

import org.jspecify.annotations.NullMarked;
