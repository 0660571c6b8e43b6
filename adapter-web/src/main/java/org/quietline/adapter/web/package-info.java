/** The HTTP server: dashboard, JSON and webhooks. */
@NullMarked
package org.quietline.adapter.web;

import org.jspecify.annotations.NullMarked;
