package org.quietline.application.port;

class SequentialIdsTest implements MessageIdsContract {
    @Override
    public MessageIds ids() {
        return new SequentialIds();
    }
}
