package io.reeve.service.audit;

import io.reeve.mbeans.AuditCheck;
import io.reeve.service.posix.FileProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads files in their order and notes what is wrong, once for each place: after a record that does not fit it goes on
 * from what that one says. For one thread.
 */
final class Verification {

    private static final int MOST_PROBLEMS = 100;
    private static final Pattern WHOLE = Pattern.compile(",\"hash\":\"[0-9a-f]{64}\"}$");

    private final Link written;
    private final List<String> problems = new ArrayList<>();
    private Link last = Link.NONE;
    private String hashOfWritten = Link.NONE.hash();
    private long records;
    private long untold;
    private String place = "no file";

    /** Of files alone. */
    Verification() {
        this(Link.NONE);
    }

    /** Of files that must hold at least what was written when their reading begins. */
    Verification(Link written) {
        this.written = written;
    }

    void read(Path file) {
        String name = file.getFileName().toString();
        place = name;
        try (Lines lines = new Lines(file)) {
            long number = 0;
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                number++;
                place = name + ":" + number;
                check(line.get());
            }
        } catch (IOException e) {
            place = name;
            problem("cannot be read: " + FileProblem.reason(e));
        }
    }

    /** Compares what the files hold with what the service has written until now. */
    void compare(Link writtenSince) {
        if (last.number() < written.number()) {
            problem("the trail ends with record " + last.number() + ", but the service has written record "
                    + written.number());
        } else if (!hashOfWritten.equals(written.hash())) {
            problem("record " + written.number() + " is not the one that the service has written");
        }
        if (last.number() > writtenSince.number()) {
            problem("the trail ends with record " + last.number()
                    + ", but the last one that the service has written is " + writtenSince.number());
        }
    }

    AuditCheck result() {
        List<String> told = new ArrayList<>(problems);
        if (untold > 0) {
            told.set(told.size() - 1, "and " + (untold + 1) + " more");
        }
        return new AuditCheck(records, last.number() == 0 ? "" : last.hash(), List.copyOf(told));
    }

    private void check(byte[] bytes) {
        Optional<AuditLine> parsed = AuditLine.parse(bytes);
        if (parsed.isPresent()) {
            check(parsed.get());
        } else if (!isTorn(bytes)) {
            problem("not a record");
        }
    }

    private void check(AuditLine line) {
        long number = line.record().number();
        if (number != last.number() + 1) {
            problem(misplaced(number));
        } else if (!line.prev().equals(last.hash())) {
            problem("record " + number + " was not written after the record before it: its prev is another hash");
        }
        if (!line.genuine()) {
            problem("record " + number + " was changed: its hash is not that of its text");
        }
        last = line.link();
        records++;
        if (number == written.number()) {
            hashOfWritten = last.hash();
        }
    }

    private String misplaced(long number) {
        long expected = last.number() + 1;
        String found = "record " + number + " stands where record " + expected + " was expected";
        if (number < expected) {
            return found;
        }
        boolean one = number == expected + 1;
        return found + (one ? ": record " + expected + " is" : ": records " + expected + " to " + (number - 1) + " are")
                + " missing";
    }

    /** The beginning of what would have been the next record: a crash or a full disk cut it off, and it never counted. */
    private boolean isTorn(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String beginning = LineText.beginning(last.number() + 1);
        boolean begun = text.startsWith(beginning) || (!text.isEmpty() && beginning.startsWith(text));
        return begun && !WHOLE.matcher(text).find();
    }

    private void problem(String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(place + ": " + sentence);
        } else {
            untold++;
        }
    }
}
