/** Users, sessions, the audit and watermarks as documents. */
@NullMarked
package org.quietline.adapter.firestore.directory;

import org.jspecify.annotations.NullMarked;
