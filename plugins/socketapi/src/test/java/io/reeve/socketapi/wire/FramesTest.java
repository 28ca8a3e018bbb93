package io.reeve.socketapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {

    @Test
    void frames_come_out_whole_however_they_are_cut() throws ProtocolException {
        Random random = new Random(4711);
        for (int round = 0; round < 1000; round++) {
            ByteBuffer sent = ByteBuffer.allocate(10_000);
            List<byte[]> bodies = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                byte[] body = new byte[random.nextInt(1500)];
                random.nextBytes(body);
                bodies.add(body);
                sent.put(Frames.of(body));
            }
            assertThat(received(sent.flip(), random)).as("round " + round).containsExactlyElementsOf(bodies);
        }
    }

    private static List<byte[]> received(ByteBuffer sent, Random random) throws ProtocolException {
        Frames frames = new Frames(1500);
        List<byte[]> received = new ArrayList<>();
        while (sent.hasRemaining()) {
            int size = Math.min(sent.remaining(), 1 + random.nextInt(700));
            frames.add(sent.slice(sent.position(), size));
            sent.position(sent.position() + size);
            for (Optional<byte[]> next = frames.next(); next.isPresent(); next = frames.next()) {
                received.add(next.get());
            }
        }
        assertThat(frames.isWithin()).isFalse();
        return received;
    }

    @Test
    void an_announcement_takes_no_memory() throws ProtocolException {
        Frames frames = new Frames(1 << 20);
        frames.add(ByteBuffer.wrap(Wire.header(1 << 20, (byte) 1)));
        assertThat(frames.next()).isEmpty();
        assertThat(frames.held()).isLessThan(100);
        assertThat(frames.isWithin()).isTrue();
    }

    @Test
    void a_length_is_unsigned() {
        Frames frames = new Frames(100);
        frames.add(ByteBuffer.wrap(Wire.header(-1)));
        assertThatThrownBy(frames::next)
                .hasMessage("a request of 4294967295 bytes is announced, at most 100 are possible");
    }
}
