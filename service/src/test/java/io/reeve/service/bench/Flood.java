package io.reeve.service.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Prints lines as fast as it can, and at last on standard error how many nanoseconds that took. */
final class Flood {
    /** With its newline. */
    private static final int LINE = 128;

    private Flood() {}

    /** {@code bytes per write} and {@code bytes in all}. */
    public static void main(String[] arguments) throws IOException {
        int size = Integer.parseInt(arguments[0]);
        long total = Long.parseLong(arguments[1]);
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        for (int i = 0; i < size; i++) {
            buffer.put(i, (byte) (i % LINE == LINE - 1 || i == size - 1 ? '\n' : 'a' + i % 26));
        }
        long begun = System.nanoTime();
        try (FileChannel out = new FileOutputStream(FileDescriptor.out).getChannel()) {
            for (long done = 0; done < total; ) {
                buffer.clear();
                while (buffer.hasRemaining()) {
                    done += out.write(buffer);
                }
            }
            System.err.println(System.nanoTime() - begun);
        }
    }
}
