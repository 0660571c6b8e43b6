/** Joins stores, carrier, use cases and server to one running program. */
@NullMarked
package org.quietline.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
