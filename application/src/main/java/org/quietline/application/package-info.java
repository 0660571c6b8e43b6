/** The use cases, one final class each. */
@NullMarked
package org.quietline.application;

import org.jspecify.annotations.NullMarked;
