/** Tests of sending through the Twilio REST API and of reading its log, over real connections. */
@NullMarked
package org.quietline.adapter.twilio.carrier;

import org.jspecify.annotations.NullMarked;
