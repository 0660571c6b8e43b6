/** The phone network: texts on their way to phones, texts coming in, and who has opted out. */
@NullMarked
package org.quietline.simulator.network;

import org.jspecify.annotations.NullMarked;
