/** Shows how well the service does. */
@NullMarked
package org.quietline.adapter.web.service;

import org.jspecify.annotations.NullMarked;
