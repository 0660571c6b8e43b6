/** Tests of the store in one SQLite file. */
@NullMarked
package org.quietline.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
