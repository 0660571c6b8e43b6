/** Cryptography, passwords and random ids behind the core's ports. */
@NullMarked
package org.quietline.bootstrap.security;

import org.jspecify.annotations.NullMarked;
