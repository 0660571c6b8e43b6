/** What can be searched for, and how texts are cut into words: one way for every store. */
@NullMarked
package org.quietline.application.search;

import org.jspecify.annotations.NullMarked;
