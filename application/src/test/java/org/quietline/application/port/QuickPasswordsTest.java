package org.quietline.application.port;

class QuickPasswordsTest implements PasswordCheckContract {
    @Override
    public PasswordCheck check() {
        return new QuickPasswords();
    }

    @Override
    public String hashOf(String password) {
        return QuickPasswords.hash(password);
    }
}
