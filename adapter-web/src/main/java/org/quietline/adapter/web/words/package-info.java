/** How numbers, names, texts, times and states are put into words for those who look. */
@NullMarked
package org.quietline.adapter.web.words;

import org.jspecify.annotations.NullMarked;
