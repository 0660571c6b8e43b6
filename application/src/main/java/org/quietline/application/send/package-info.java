/** Stores what is to be sent, hands it to the carrier at most once, and follows what becomes of it. */
@NullMarked
package org.quietline.application.send;

import org.jspecify.annotations.NullMarked;
