package io.reeve.logexplorer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;

/** The last eight bytes of a gzipped file: checksum and length of its text (RFC 1952). */
final class Trailer {
    private static final int SIZE = 8;
    private static final int PIECE = 1 << 16;

    private Trailer() {}

    /**
     * Whether a compressed file has the very text of a plain one beside it: it was compressed just now and the plain one is
     * about to go.
     */
    static boolean fits(FileChannel zipped, FileChannel plain, long length) throws IOException {
        ByteBuffer trailer = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        if (zipped.size() < SIZE || zipped.read(trailer, zipped.size() - SIZE) < SIZE) {
            return false;
        }
        int checksum = trailer.getInt(0);
        return trailer.getInt(Integer.BYTES) == (int) length && (int) checksum(plain, length) == checksum;
    }

    private static long checksum(FileChannel plain, long length) throws IOException {
        CRC32 checksum = new CRC32();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        long position = 0;
        while (position < length) {
            piece.clear().limit((int) Math.min(PIECE, length - position));
            int got = plain.read(piece, position);
            if (got <= 0) {
                break;
            }
            position += got;
            checksum.update(piece.flip());
        }
        return checksum.getValue();
    }
}
