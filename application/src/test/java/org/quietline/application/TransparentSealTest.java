package org.quietline.application;

import org.quietline.domain.phone.Seal;

class TransparentSealTest implements SealContract {
    @Override
    public Seal seal(int key) {
        return new TransparentSeal(key);
    }
}
