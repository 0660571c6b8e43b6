/** Tests of numbers and files of users as people write them. */
@NullMarked
package org.quietline.bootstrap.users;

import org.jspecify.annotations.NullMarked;
