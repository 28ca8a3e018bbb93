package io.reeve.service.output;

import io.reeve.service.posix.MappedFile;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recent output of one stream of a job, in a mapped file that outlives the service. Positions count the bytes since
 * the ring was made and only grow.
 *
 * <p>A read from the FIFO goes straight into the ring, in three steps: {@link #prepare} fills the place with a byte that
 * no UTF-8 text holds and notes where the place ends; the read happens; {@link #commit} moves the head. If the service is
 * killed between the last two, the next one finds other bytes than the filling before the noted end, and knows that they
 * were read. (Only a read of nothing but that byte could be mistaken, and it would have to be killed in just
 * that microsecond.) What the log has of the ring is noted by {@link #logged} in two slots that take turns, so that one
 * is whole at any instant.
 *
 * <p>One thread writes; any thread may look at the recent output through {@link #copy}.
 */
final class Ring {

    /** Most bytes that one read takes. */
    static final int WINDOW = 65536;

    /** Least capacity: a window to write and as much to look back. */
    static final int MIN_CAPACITY = 2 * WINDOW;

    private static final Logger LOG = LoggerFactory.getLogger(Ring.class);

    private static final byte FILLING = (byte) 0xFF;
    private static final byte[] FILLED = filled();
    /** "REEVRING". */
    private static final long MAGIC = 0x474E_4952_5645_4552L;

    private static final int ALLOCATION = 16384;

    private static final int HEADER = 256;
    private static final int MAGIC_AT = 0;
    private static final int CAPACITY_AT = 8;
    private static final int HEAD_AT = 16;
    private static final int EXPECTED_AT = 24;
    private static final int RUN_AT = 32;
    private static final int FIRST_SLOT = 64;
    private static final int SLOT_BYTES = 64;

    private final MappedFile file;
    private final int capacity;
    private long allocated;

    private Ring(MappedFile file, int capacity) {
        this.file = file;
        this.capacity = capacity;
    }

    /**
     * Opens the ring in a file, which is made where there is none. A ring that is there keeps its own capacity, and what
     * a killed service had read but not noted is recovered.
     *
     * @param capacity bytes kept, a power of two of at least {@link #MIN_CAPACITY}
     */
    static Ring open(Path path, int capacity) throws IOException {
        try {
            return openWhole(path, capacity);
        } catch (NoRingException e) {
            Path aside = path.resolveSibling(path.getFileName() + ".corrupt");
            LOG.error("{}; it is set aside as {}, and what it held is lost", e.getMessage(), aside.getFileName());
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            return openWhole(path, capacity);
        }
    }

    private static Ring openWhole(Path path, int capacity) throws IOException {
        MappedFile file = MappedFile.open(path, HEADER, HEADER + (long) capacity);
        if (file.getLong(MAGIC_AT) == 0) {
            file.putLong(CAPACITY_AT, capacity);
            file.putLong(MAGIC_AT, MAGIC);
        }
        int kept = (int) file.getLong(CAPACITY_AT);
        if (file.getLong(MAGIC_AT) != MAGIC
                || kept < MIN_CAPACITY
                || Integer.bitCount(kept) != 1
                || file.size() < HEADER + (long) kept) {
            throw new NoRingException(path + " is not a ring of Reeve");
        }
        Ring ring = new Ring(file, kept);
        ring.recover();
        return ring;
    }

    private void recover() {
        long head = head();
        allocated = Math.min(capacity, head / ALLOCATION * ALLOCATION);
        int expected = (int) Math.max(0, file.getLong(EXPECTED_AT) - head);
        byte[] place = new byte[expected];
        file.get(offset(head), place, 0, expected);
        for (byte b : place) {
            if (b != FILLING) {
                commit(expected);
                return;
            }
        }
    }

    /** How many bytes have been read since the ring was made. */
    long head() {
        return file.getLong(HEAD_AT);
    }

    /** Where the output of the present or the last run begins. */
    long runStart() {
        return file.getLong(RUN_AT);
    }

    /** A run begins: what is read from now on is its output. */
    void beginRun() {
        file.putLong(RUN_AT, head());
    }

    int capacity() {
        return capacity;
    }

    /** The position of the oldest byte that a writer may not be about to replace. */
    long oldest() {
        return Math.max(0, head() + WINDOW - capacity);
    }

    /**
     * Makes a place for a read at the head.
     *
     * @param wanted bytes that wait to be read, at least 1
     * @return bytes to read to {@link #address}, at most {@code wanted}
     * @throws IOException where the file system has no room for the ring
     */
    int prepare(int wanted) throws IOException {
        long head = head();
        int offset = (int) (head & (capacity - 1));
        int count = Math.min(Math.min(wanted, WINDOW), capacity - offset);
        allocate(head + count);
        file.fill(HEADER + offset, count, FILLED);
        file.putLong(EXPECTED_AT, head + count);
        return count;
    }

    /** Blocks of a sparse file are claimed ahead, since a write to a mapped page without one would be a SIGBUS. */
    private void allocate(long position) throws IOException {
        while (allocated < Math.min(position, capacity)) {
            file.allocate(HEADER + allocated, Math.min(ALLOCATION, capacity - allocated));
            allocated += ALLOCATION;
        }
    }

    /** Where in memory the prepared place begins. */
    long address() {
        return file.address() + offset(head());
    }

    /** Ends what {@link #prepare} began: so many bytes were read. */
    void commit(int count) {
        file.putLong(HEAD_AT, head() + count);
    }

    /**
     * Copies recent bytes.
     *
     * @return whether all of them were still there, none of them about to be replaced
     */
    boolean copy(long position, byte[] target, int start, int count) {
        int offset = (int) (position & (capacity - 1));
        int first = Math.min(count, capacity - offset);
        file.get(HEADER + offset, target, start, first);
        file.get(HEADER, target, start + first, count - first);
        VarHandle.acquireFence();
        return position >= oldest();
    }

    /** What the log has of this ring; of the two slots the one written last. */
    LogMark mark() {
        int slot = slotOfLatest();
        return new LogMark(
                file.getLong(slot + 8),
                file.getLong(slot + 16),
                file.getLong(slot + 24),
                file.getLong(slot + 32) == 1,
                file.getLong(slot + 40),
                file.getLong(slot + 48));
    }

    /** Notes what the log has. Its number is written last and makes the slot the latest. */
    void logged(LogMark mark) {
        int latest = slotOfLatest();
        int slot = latest == FIRST_SLOT ? FIRST_SLOT + SLOT_BYTES : FIRST_SLOT;
        file.putLong(slot + 8, mark.position());
        file.putLong(slot + 16, mark.file());
        file.putLong(slot + 24, mark.size());
        file.putLong(slot + 32, mark.midLine() ? 1 : 0);
        file.putLong(slot + 40, mark.closedRun());
        file.putLong(slot + 48, mark.lost());
        file.putLong(slot, file.getLong(latest) + 1);
    }

    private int slotOfLatest() {
        int second = FIRST_SLOT + SLOT_BYTES;
        return file.getLong(second) > file.getLong(FIRST_SLOT) ? second : FIRST_SLOT;
    }

    private int offset(long position) {
        return HEADER + (int) (position & (capacity - 1));
    }

    private static final class NoRingException extends IOException {
        NoRingException(String message) {
            super(message);
        }
    }

    private static byte[] filled() {
        byte[] bytes = new byte[8192];
        Arrays.fill(bytes, FILLING);
        return bytes;
    }
}
