package org.quietline.bootstrap.settings;

import org.jspecify.annotations.Nullable;
import org.quietline.bootstrap.security.MasterSecrets;

/**
 * What the commands need that work on the store alone.
 *
 * @param secrets what seals the audit, or null when it is not configured
 */
public record StoreSettings(StoreChoice store, @Nullable MasterSecrets secrets) {}
