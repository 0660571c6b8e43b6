/** Who may come in: sign-in, sessions, API tokens. */
@NullMarked
package org.quietline.application.access;

import org.jspecify.annotations.NullMarked;
