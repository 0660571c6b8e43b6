/** Messages in both directions, their text and segments, and the lifecycle of an outgoing one. */
@NullMarked
package org.quietline.domain.message;

import org.jspecify.annotations.NullMarked;
