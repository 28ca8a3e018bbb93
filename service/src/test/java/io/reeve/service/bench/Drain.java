package io.reeve.service.bench;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads standard input to its end, 64 KiB at a time, and forgets it. */
final class Drain {
    private Drain() {}

    public static void main(String[] arguments) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(65536);
        try (FileChannel in = new FileInputStream(FileDescriptor.in).getChannel()) {
            while (in.read(buffer) >= 0) {
                buffer.clear();
            }
        }
    }
}
