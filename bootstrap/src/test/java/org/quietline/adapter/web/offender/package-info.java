/** Breaks the rules, so that the rules can be seen to notice. */
@NullMarked
package org.quietline.adapter.web.offender;

import org.jspecify.annotations.NullMarked;
