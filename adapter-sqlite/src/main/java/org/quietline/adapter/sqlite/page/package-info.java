/** Pages of the log: along an index, or by a search. */
@NullMarked
package org.quietline.adapter.sqlite.page;

import org.jspecify.annotations.NullMarked;
