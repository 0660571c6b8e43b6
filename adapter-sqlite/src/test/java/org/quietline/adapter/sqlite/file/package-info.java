/** Tests of the file below the store. */
@NullMarked
package org.quietline.adapter.sqlite.file;

import org.jspecify.annotations.NullMarked;
