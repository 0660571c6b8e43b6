/** Compares our log with the carrier's own, and settles what is not known. */
@NullMarked
package org.quietline.application.reconcile;

import org.jspecify.annotations.NullMarked;
