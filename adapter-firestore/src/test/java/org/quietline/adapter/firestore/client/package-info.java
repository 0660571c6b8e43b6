/** How Firestore is asked. */
@NullMarked
package org.quietline.adapter.firestore.client;

import org.jspecify.annotations.NullMarked;
