/** What the environment says, read once and checked as a whole. */
@NullMarked
package org.quietline.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
