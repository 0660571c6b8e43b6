/** Writes down who did what, so that a removed or changed entry shows. */
@NullMarked
package org.quietline.application.audit;

import org.jspecify.annotations.NullMarked;
