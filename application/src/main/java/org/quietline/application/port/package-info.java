/** What the use cases need from the outside: stores, the carrier, time and ids. */
@NullMarked
package org.quietline.application.port;

import org.jspecify.annotations.NullMarked;
