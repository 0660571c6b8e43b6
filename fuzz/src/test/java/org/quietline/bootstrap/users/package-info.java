/** Fuzz tests of the import of users. */
@NullMarked
package org.quietline.bootstrap.users;

import org.jspecify.annotations.NullMarked;
