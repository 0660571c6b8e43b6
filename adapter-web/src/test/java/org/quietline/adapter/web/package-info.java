/** The server and its pages, asked over HTTP. */
@NullMarked
package org.quietline.adapter.web;

import org.jspecify.annotations.NullMarked;
