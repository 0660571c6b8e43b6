/** Every store port over Cloud Firestore. {@link FirestoreStore} is the one door. */
@NullMarked
package org.quietline.adapter.firestore;

import org.jspecify.annotations.NullMarked;
