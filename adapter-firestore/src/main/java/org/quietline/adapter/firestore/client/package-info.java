/** The client of Cloud Firestore: how it is opened, called within a deadline, counted and read. */
@NullMarked
package org.quietline.adapter.firestore.client;

import org.jspecify.annotations.NullMarked;
