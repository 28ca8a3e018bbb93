package io.reeve.service.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file mapped into memory, shared and writable. Numbers are stored in program order as far as anybody can tell who
 * looks at the file after this process was killed: each store is a release. The mapping goes when nothing refers to it.
 */
public final class MappedFile {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Path path;
    private final MappedByteBuffer buffer;
    private final long address;

    private MappedFile(Path path, MappedByteBuffer buffer) {
        this.path = path;
        this.buffer = buffer;
        this.address = Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
    }

    /**
     * Maps a file, making it if need be; one that is longer than {@code size} is mapped whole.
     *
     * @param allocated bytes at the beginning that have blocks behind them at once, the rest may be a hole
     */
    public static MappedFile open(Path path, long allocated, long size) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            long mapped = Math.max(size, channel.size());
            MappedFile file = new MappedFile(path, channel.map(FileChannel.MapMode.READ_WRITE, 0, mapped));
            file.allocate(0, allocated);
            return file;
        }
    }

    /** Makes sure that a range has blocks behind it, so that storing to it cannot fail (mmap(2), SIGBUS). */
    public void allocate(long offset, long length) throws IOException {
        int fd = Posix.openExisting(path, Posix.O_RDWR);
        try {
            Posix.allocate(fd, offset, length);
        } finally {
            Posix.closeQuietly(fd);
        }
    }

    /** Where in memory the file begins; good while this object is reachable. */
    public long address() {
        return address;
    }

    public long size() {
        return buffer.capacity();
    }

    /** Reads a number at a multiple of 8. */
    public long getLong(int offset) {
        return (long) LONG.getAcquire(buffer, offset);
    }

    /** Stores a number at a multiple of 8, after everything stored before. */
    public void putLong(int offset, long value) {
        LONG.setRelease(buffer, offset, value);
    }

    /** Copies bytes out. */
    public void get(int offset, byte[] target, int start, int count) {
        buffer.get(offset, target, start, count);
    }

    /** Stores {@code count} bytes, the pattern over and over. */
    public void fill(int offset, int count, byte[] pattern) {
        for (int done = 0; done < count; done += pattern.length) {
            buffer.put(offset + done, pattern, 0, Math.min(pattern.length, count - done));
        }
    }
}
