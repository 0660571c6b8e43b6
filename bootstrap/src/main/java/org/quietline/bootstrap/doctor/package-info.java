/** Checks a deployment and says how to mend it. */
@NullMarked
package org.quietline.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
