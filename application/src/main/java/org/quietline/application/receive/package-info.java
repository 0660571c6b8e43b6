/** Takes in what people text, and decides whether to acknowledge it. */
@NullMarked
package org.quietline.application.receive;

import org.jspecify.annotations.NullMarked;
