/** Breaks the rules, so that the rules can be seen to notice. */
@NullMarked
package org.quietline.application.offender;

import org.jspecify.annotations.NullMarked;
