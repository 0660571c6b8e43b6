/** The inner pieces by themselves, measured by JMH. */
@NullMarked
package org.quietline.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
