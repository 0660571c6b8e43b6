/**
 * Messages in both directions, their text and segments, and the lifecycle of an outgoing one.
 *
 * <p>For example: {@snippet file="org/quietline/domain/examples/SnippetsTest.java" region="lifecycle"}
 */
@NullMarked
package org.quietline.domain.message;

import org.jspecify.annotations.NullMarked;
