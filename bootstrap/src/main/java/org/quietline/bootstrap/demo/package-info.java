/** The whole product on one machine, with no account: seeded, and against a simulated carrier. */
@NullMarked
package org.quietline.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
