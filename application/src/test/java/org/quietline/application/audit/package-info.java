/** Tests of the audit. */
@NullMarked
package org.quietline.application.audit;

import org.jspecify.annotations.NullMarked;
