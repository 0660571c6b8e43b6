/** The commands of the command line. */
@NullMarked
package org.quietline.bootstrap.command;

import org.jspecify.annotations.NullMarked;
