/** Tests of the whole program, as its users and Twilio meet it. */
@NullMarked
package org.quietline.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
