/** Configuration, the composition root and the command line. */
@NullMarked
package org.quietline.bootstrap;

import org.jspecify.annotations.NullMarked;
