/** The words by which people opt out of messages, and back in. */
@NullMarked
package org.quietline.domain.optout;

import org.jspecify.annotations.NullMarked;
