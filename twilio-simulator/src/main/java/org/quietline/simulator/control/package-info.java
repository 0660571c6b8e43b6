/** What only a simulator has: texting in, looking out, and breaking things on purpose. */
@NullMarked
package org.quietline.simulator.control;

import org.jspecify.annotations.NullMarked;
