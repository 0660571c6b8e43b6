package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.MediaSource.Fetched;
import org.quietline.domain.message.Media;

/** What every {@link MediaSource} must do. */
public interface MediaSourceContract {
    /** The content of the file that is kept. */
    String CONTENT = "the bytes of a picture";

    /** What is tested. It keeps one file, a PNG with {@link #CONTENT}. */
    MediaSource mediaSource();

    /** The file that it keeps. */
    Media kept();

    /** A file that it once had. */
    Media gone();

    @Test
    default void hands_over_a_file_with_its_type() {
        assertThat(mediaSource().fetch(kept())).isInstanceOfSatisfying(Fetched.Content.class, file -> {
            assertThat(file.contentType()).isEqualTo("image/png");
            assertThat(file.content()).asString(StandardCharsets.UTF_8).isEqualTo(CONTENT);
        });
    }

    @Test
    default void tells_that_a_file_is_gone() {
        assertThat(mediaSource().fetch(gone())).isInstanceOf(Fetched.Gone.class);
    }

    @Test
    default void asks_for_nothing_that_is_not_a_file_of_ours() {
        for (String url : new String[] {"http://169.254.169.254/latest", "file:///etc/passwd", "", "::"}) {
            assertThat(mediaSource().fetch(new Media(url, "image/png"))).isInstanceOf(Fetched.Refused.class);
        }
    }
}
