/** The page with phones to text from. */
@NullMarked
package org.quietline.simulator.page;

import org.jspecify.annotations.NullMarked;
