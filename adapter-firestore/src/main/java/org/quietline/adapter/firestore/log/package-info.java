/** The log of messages as documents. */
@NullMarked
package org.quietline.adapter.firestore.log;

import org.jspecify.annotations.NullMarked;
