package org.quietline.application.port;

class SeededSecretsTest implements SecretsContract {
    @Override
    public Secrets secrets() {
        return new SeededSecrets(20261122);
    }
}
