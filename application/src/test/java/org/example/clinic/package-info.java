/** Another program, which embeds the use cases and knows nothing of this one but what is public. */
@NullMarked
package org.example.clinic;

import org.jspecify.annotations.NullMarked;
