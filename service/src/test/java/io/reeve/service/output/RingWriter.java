package io.reeve.service.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Pointer;
import java.io.IOException;

/** Puts bytes into a ring as the kernel does: at the prepared address. */
record RingWriter(Ring ring) {

    void write(String text) throws IOException {
        write(text.getBytes(UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; ) {
            int count = ring.prepare(bytes.length - done);
            new Pointer(ring.address()).write(0, bytes, done, count);
            ring.commit(count);
            done += count;
        }
    }

    /** What a service leaves that is killed right after the system call. */
    void readWithoutCommit(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        ring.prepare(bytes.length);
        new Pointer(ring.address()).write(0, bytes, 0, bytes.length);
    }
}
