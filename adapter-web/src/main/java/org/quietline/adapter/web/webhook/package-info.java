/** The server's side of the carrier's webhooks. */
@NullMarked
package org.quietline.adapter.web.webhook;

import org.jspecify.annotations.NullMarked;
