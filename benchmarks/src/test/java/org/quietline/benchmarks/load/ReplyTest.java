package org.quietline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static final String WHOLE =
            "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 11\r\n\r\n<Response/>";

    private final Reply reply = new Reply();

    private boolean take(String text) {
        return reply.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void an_answer_is_whole_with_its_last_byte_wherever_it_is_cut() {
        for (int cut = 1; cut < WHOLE.length(); cut++) {
            assertThat(take(WHOLE.substring(0, cut))).isFalse();
            assertThat(take(WHOLE.substring(cut))).isTrue();
            assertThat(reply.finish()).isEqualTo(200);
        }
    }

    @Test
    void long_answers_have_room() {
        String body = "x".repeat(200_000);
        assertThat(take("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n")).isFalse();
        assertThat(take(body)).isTrue();
        assertThat(reply.finish()).isEqualTo(200);
    }

    @Test
    void an_answer_without_content_needs_no_length() {
        assertThat(take("HTTP/1.1 204 No Content\r\n\r\n")).isTrue();
        assertThat(reply.finish()).isEqualTo(204);
    }

    @Test
    void an_answer_of_unknown_length_is_not_understood() {
        assertThatIllegalStateException()
                .isThrownBy(() -> take("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
    }
}
