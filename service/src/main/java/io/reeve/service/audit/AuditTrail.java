package io.reeve.service.audit;

import io.reeve.mbeans.AuditCheck;
import io.reeve.mbeans.AuditRecord;
import io.reeve.service.gate.Audit;
import io.reeve.service.posix.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line of JSON for each event to {@code DIRECTORY/YYYYMMDD.log}. Thread-safe.
 *
 * <p>The members are, in this order: {@code n} (from 1 without gaps over all files), {@code at}, {@code who},
 * {@code from}, {@code door}, {@code what}, {@code on}, {@code outcome}, {@code why}, {@code prev} (the hash of the
 * record before, in whichever file it is; 64 zeros in the first one) and {@code hash}: the SHA-256 of the line's bytes
 * before {@code ,"hash":}, in hexadecimal digits. Each text is free of control characters, so that
 * {@code sed 's/,"hash":"[0-9a-f]*"}$//' | tr -d '\n' | sha256sum} tells the hash of a line. Hashes are without a
 * secret: who may write the files can write a trail anew, and only a last hash that is kept elsewhere tells.
 *
 * <p>A line that a crash or a full disk has cut off stays, is ended with a newline, and counts for nothing. Lines are not
 * forced to the disk one by one, which would let each operation wait some milliseconds for it: a killed service loses
 * none, a machine without power those of the last seconds. The clock may go back: the newest file is always the last.
 */
public final class AuditTrail implements Audit, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final Path directory;
    private final Clock clock;
    private Link last;
    private String day;
    private @Nullable AuditFile file;
    private long lost;
    private long untold;

    private AuditTrail(Path directory, Clock clock) throws IOException {
        this.directory = directory;
        this.clock = clock;
        last = AuditFiles.last(directory);
        day = AuditFiles.lastDay(directory);
    }

    /**
     * Goes on with the trail in a directory, which is made with the first record if it is missing.
     *
     * @throws IOException if the trail that is there cannot be read
     */
    public static AuditTrail open(Path directory, Clock clock) throws IOException {
        return new AuditTrail(directory, clock);
    }

    @Override
    public void record(Event event) {
        String news = write(event);
        if (!news.isEmpty()) {
            LOG.error(news);
        }
    }

    /** Returns what the log has to tell. */
    private synchronized String write(Event event) {
        try {
            String news = tellOfLost();
            append(event);
            return news;
        } catch (IOException | RuntimeException e) {
            lost++;
            untold++;
            return untold > 1
                    ? ""
                    : "cannot write the audit trail in " + directory + ", records are lost: " + reason(e);
        }
    }

    private String tellOfLost() throws IOException {
        if (untold == 0) {
            return "";
        }
        String why = untold + (untold == 1 ? " record" : " records") + " could not be written";
        append(new Event("", "", "service", "AUDIT", "", Outcome.FAILED, why));
        untold = 0;
        return "the audit trail in " + directory + " is written again; " + why;
    }

    private void append(Event event) throws IOException {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        String body = LineText.body(last, STAMP.format(now), event);
        Link next = last.next(body);
        try {
            fileOf(DAY.format(now)).append(body + LineText.ending(next.hash()));
        } catch (IOException | RuntimeException e) {
            abandonFile();
            throw e;
        }
        last = next;
    }

    private AuditFile fileOf(String today) throws IOException {
        String wanted = today.compareTo(day) > 0 ? today : day;
        AuditFile open = file;
        if (open == null || !wanted.equals(day) || !open.isInPlace()) {
            finishFile();
            open = AuditFile.open(AuditFiles.ofDay(directory, wanted));
            file = open;
            day = wanted;
        }
        return open;
    }

    private void finishFile() {
        if (file != null) {
            try {
                file.finish();
            } catch (IOException e) {
                LOG.warn("the audit trail of {} in {} may not be on the disk: {}", day, directory, reason(e));
            }
            file = null;
        }
    }

    private void abandonFile() {
        if (file != null) {
            file.abandon();
            file = null;
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException world ? FileProblem.reason(world) : e.toString();
    }

    /** Forces to the disk what is written; a record after that opens the file again. */
    @Override
    public synchronized void close() {
        try {
            tellOfLost();
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "the audit trail in {} ends without telling of {} lost records: {}", directory, untold, reason(e));
        }
        finishFile();
    }

    synchronized Link last() {
        return last;
    }

    synchronized long lostCount() {
        return lost;
    }

    List<AuditRecord> tail(int count) throws IOException {
        return AuditFiles.tail(directory, count);
    }

    /** Reads without keeping records from being written. */
    AuditCheck verify() throws IOException {
        Verification verification = new Verification(last());
        AuditFiles.in(directory).forEach(verification::read);
        verification.compare(last());
        return verification.result();
    }
}
