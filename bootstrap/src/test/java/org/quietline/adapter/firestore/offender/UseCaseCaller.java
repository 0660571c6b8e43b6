package org.quietline.adapter.firestore.offender;

import org.quietline.application.users.ManageUsers;

/**
 * A store that asks a use case.
 *
 * @param users a use case
 */
public record UseCaseCaller(ManageUsers users) {}
