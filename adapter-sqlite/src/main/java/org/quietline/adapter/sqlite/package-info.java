/** Every store port over one SQLite file. */
@NullMarked
package org.quietline.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
