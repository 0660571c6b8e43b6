/** Explores what crashes, lost replies and every order of events do to the flows of receiving and sending. */
@NullMarked
package org.quietline.application.model;

import org.jspecify.annotations.NullMarked;
