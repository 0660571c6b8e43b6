/** Every store port over Cloud Firestore. */
@NullMarked
package org.quietline.adapter.firestore;

import org.jspecify.annotations.NullMarked;
