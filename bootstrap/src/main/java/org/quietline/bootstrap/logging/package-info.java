/** Logs that hold no phone number, whoever writes them. */
@NullMarked
package org.quietline.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
