/** Lets operators read: messages, conversations, users, and what changes while they look. */
@NullMarked
package org.quietline.application.browse;

import org.jspecify.annotations.NullMarked;
