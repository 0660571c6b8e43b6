/** Keeps the directory of registered users. */
@NullMarked
package org.quietline.application.users;

import org.jspecify.annotations.NullMarked;
