package org.quietline.adapter.web;

import org.quietline.application.SealContract;
import org.quietline.domain.phone.Seal;

class TestSealTest implements SealContract {
    @Override
    public Seal seal(int key) {
        return new TestSeal(key);
    }
}
