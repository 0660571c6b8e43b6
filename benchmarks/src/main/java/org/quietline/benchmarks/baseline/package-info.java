/** What the technologies do with nothing of ours around them: what the program's figures are compared with. */
@NullMarked
package org.quietline.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
