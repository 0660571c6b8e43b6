/** Who did what. */
@NullMarked
package org.quietline.adapter.web.audit;

import org.jspecify.annotations.NullMarked;
