/** Webhooks as Twilio would send them, signed before anybody's time counts. */
@NullMarked
package org.quietline.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
