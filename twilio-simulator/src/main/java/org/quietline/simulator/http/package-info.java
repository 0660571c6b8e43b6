/** The small layer between Undertow and the simulator's routes: forms, answers, virtual threads. */
@NullMarked
package org.quietline.simulator.http;

import org.jspecify.annotations.NullMarked;
