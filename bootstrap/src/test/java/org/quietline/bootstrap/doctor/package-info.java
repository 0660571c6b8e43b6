@NullMarked
package org.quietline.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
