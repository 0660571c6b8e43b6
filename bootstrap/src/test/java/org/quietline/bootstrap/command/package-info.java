/** Tests of the commands. */
@NullMarked
package org.quietline.bootstrap.command;

import org.jspecify.annotations.NullMarked;
