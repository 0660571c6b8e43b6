package org.quietline.application.port;

import java.nio.charset.StandardCharsets;
import org.quietline.domain.message.Media;

class KeptFilesTest implements MediaSourceContract {
    @Override
    public MediaSource mediaSource() {
        KeptFiles files = new KeptFiles();
        files.keep(kept(), new MediaSource.Fetched.Content("image/png", CONTENT.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    @Override
    public Media kept() {
        return KeptFiles.named("kept", "image/png");
    }

    @Override
    public Media gone() {
        return KeptFiles.named("gone", "image/png");
    }
}
