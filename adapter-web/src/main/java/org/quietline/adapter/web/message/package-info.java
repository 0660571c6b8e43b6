/** Messages: the logs, one message's story, conversations, writing, finding. */
@NullMarked
package org.quietline.adapter.web.message;

import org.jspecify.annotations.NullMarked;
