/** The demo, and what it tells of days before it began. */
@NullMarked
package org.quietline.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
