/** What belongs to no subject: rendering, errors, static files, health. */
@NullMarked
package org.quietline.adapter.web.site;

import org.jspecify.annotations.NullMarked;
