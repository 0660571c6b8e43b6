/** Tests. */
@NullMarked
package org.quietline.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
