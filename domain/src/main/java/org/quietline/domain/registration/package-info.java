/** Who is registered, and the check that every incoming message passes. */
@NullMarked
package org.quietline.domain.registration;

import org.jspecify.annotations.NullMarked;
