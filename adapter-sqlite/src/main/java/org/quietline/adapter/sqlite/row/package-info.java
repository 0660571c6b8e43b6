/** The rows of the tables, and how values stand in their columns. */
@NullMarked
package org.quietline.adapter.sqlite.row;

import org.jspecify.annotations.NullMarked;
