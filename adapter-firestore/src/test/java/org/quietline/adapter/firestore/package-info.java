/** The store against the official emulator. */
@NullMarked
package org.quietline.adapter.firestore;

import org.jspecify.annotations.NullMarked;
