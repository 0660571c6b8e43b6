/** Tests. */
@NullMarked
package org.quietline.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
