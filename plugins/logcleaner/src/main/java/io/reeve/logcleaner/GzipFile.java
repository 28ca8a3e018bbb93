package io.reeve.logcleaner;

import io.reeve.spi.LogFileName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The compressed file beside a plain one. At every moment, a crash included, one of both holds what the plain one did; it
 * is doubled in none.
 */
final class GzipFile {
    private static final String ENDING = ".gz";
    private static final String TEMPORARY = ".tmp";
    private static final int BUFFER = 1 << 16;
    private static final FileAttribute<Set<PosixFilePermission>> CLOSED =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path plain;

    /** Where it is, if it is there. */
    final Path compressed;

    private final Path temporary;
    private final Pace pace;

    /** @param plain a file that nobody writes meanwhile */
    GzipFile(Path plain, Pace pace) {
        this.plain = plain;
        this.compressed = plain.resolveSibling(plain.getFileName() + ENDING);
        this.temporary = plain.resolveSibling("." + compressed.getFileName() + TEMPORARY);
        this.pace = pace;
    }

    /** Whether a file of this name is one that {@link #take} was writing when it was cut short. */
    static boolean isTemporary(String name) {
        String ending = ENDING + TEMPORARY;
        return name.startsWith(".")
                && name.endsWith(ending)
                && LogFileName.parse(name.substring(1, name.length() - TEMPORARY.length()))
                        .isPresent();
    }

    /**
     * Puts in what the plain file holds, behind what is there already, and deletes the plain one.
     *
     * @return how many bytes less both take then
     * @throws InterruptedIOException if there is neither time nor room to go on; then nothing has changed
     */
    long take() throws IOException {
        long before = Files.size(plain) + sizeOfCompressed();
        if (!isThere() || !holdsAlready()) {
            write();
        }
        Files.delete(plain);
        return before - sizeOfCompressed();
    }

    private boolean isThere() {
        return Files.exists(compressed, LinkOption.NOFOLLOW_LINKS);
    }

    private long sizeOfCompressed() throws IOException {
        if (!isThere()) {
            return 0;
        }
        if (!Files.isRegularFile(compressed, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(compressed.getFileName() + " is in the way");
        }
        return Files.size(compressed);
    }

    /**
     * Whether a crash came between the rename and the deletion: it holds just that, or ends with it and has its time. A
     * piece of a line that goes on may look like the piece before, but comes later.
     */
    private boolean holdsAlready() throws IOException {
        long size = Files.size(plain);
        long held;
        try (InputStream packed = open(compressed);
                InputStream in = new GZIPInputStream(packed, BUFFER)) {
            held = copy(in, OutputStream.nullOutputStream());
        }
        boolean sameTime = Files.getLastModifiedTime(plain).toMillis()
                == Files.getLastModifiedTime(compressed).toMillis();
        boolean couldBe = held == size || (held > size && sameTime);
        return couldBe && endsWithPlain(held - size);
    }

    private boolean endsWithPlain(long from) throws IOException {
        try (InputStream packed = open(compressed);
                InputStream held = new GZIPInputStream(packed, BUFFER);
                InputStream wanted = open(plain)) {
            held.skipNBytes(from);
            byte[] chunk;
            do {
                requireRoom();
                chunk = wanted.readNBytes(BUFFER);
                if (!Arrays.equals(chunk, held.readNBytes(chunk.length))) {
                    return false;
                }
            } while (chunk.length > 0);
            return true;
        }
    }

    private void write() throws IOException {
        Files.createFile(temporary, CLOSED);
        try {
            fill();
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(plain));
            Files.setLastModifiedTime(temporary, Files.getLastModifiedTime(plain));
            sync(temporary);
            Files.move(temporary, compressed, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        // A rename is on the disk once its directory is (fsync(2)).
        sync(plain.resolveSibling(""));
    }

    /** Members one behind the other are one file to those who read it (RFC 1952). */
    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.WRITE)) {
            if (isThere()) {
                try (InputStream in = open(compressed)) {
                    copy(in, out);
                }
            }
            try (InputStream in = open(plain);
                    OutputStream gzip = new GZIPOutputStream(out, BUFFER)) {
                if (copy(in, gzip) != Files.size(plain)) {
                    throw new IOException("somebody writes it");
                }
            }
        }
    }

    private long copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long sum = 0;
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            requireRoom();
            to.write(buffer, 0, count);
            sum += count;
        }
        return sum;
    }

    private void requireRoom() throws InterruptedIOException {
        if (!pace.goesOn() || !pace.hasRoom()) {
            throw new InterruptedIOException("left for another time");
        }
    }

    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
