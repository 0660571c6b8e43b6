/** Tests. */
@NullMarked
package org.quietline.bootstrap.security;

import org.jspecify.annotations.NullMarked;
