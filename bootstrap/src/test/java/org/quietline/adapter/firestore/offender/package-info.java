/** Breaks the rules, so that the rules can be seen to notice. */
@NullMarked
package org.quietline.adapter.firestore.offender;

import org.jspecify.annotations.NullMarked;
