/** Tests of both sides of the adapter together, against the simulator. */
@NullMarked
package org.quietline.adapter.twilio;

import org.jspecify.annotations.NullMarked;
