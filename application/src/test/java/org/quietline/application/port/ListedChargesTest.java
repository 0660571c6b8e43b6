package org.quietline.application.port;

import java.util.List;

class ListedChargesTest implements CarrierChargesContract {
    @Override
    public CarrierCharges charging(List<CarrierCharges.Charge> charges) {
        return new ListedCharges(charges);
    }
}
