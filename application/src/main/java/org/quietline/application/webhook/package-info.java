/** The door through which a carrier's webhooks come in. */
@NullMarked
package org.quietline.application.webhook;

import org.jspecify.annotations.NullMarked;
