package org.quietline.application.port;

class LinesOfUsersTest implements UserFileContract {
    @Override
    public UserFile userFile() {
        return new LinesOfUsers();
    }
}
