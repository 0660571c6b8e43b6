/** One SQLite file: its connections, its one writer, and the shape it must have. */
@NullMarked
package org.quietline.adapter.sqlite.file;

import org.jspecify.annotations.NullMarked;
