package org.quietline.adapter.twilio.carrier.offender;

import org.quietline.adapter.sqlite.offender.UseCaseCaller;
import org.quietline.adapter.twilio.webhook.offender.Offended;

/** Knows the other side of its adapter, and another adapter. */
public final class Offender {
    /** The other side. */
    public final Class<?> webhooks = Offended.class;

    /** Another adapter. */
    public final Class<?> store = UseCaseCaller.class;
}
