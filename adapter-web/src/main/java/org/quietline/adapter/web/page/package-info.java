/** What each page shows, in the words shown. */
@NullMarked
package org.quietline.adapter.web.page;

import org.jspecify.annotations.NullMarked;
