@NullMarked
package org.quietline.bootstrap.deployment;

import org.jspecify.annotations.NullMarked;
