package io.reeve.service.probe;

import java.time.Duration;
import java.util.regex.Pattern;

/** What makes a job ready for work. */
public sealed interface ReadyWhen {

    /** It has been up for so long. */
    record UpFor(Duration after) implements ReadyWhen {}

    /** It has printed a line that matches, see {@link LineMatcher}. */
    record Prints(Pattern pattern) implements ReadyWhen {}

    /** A probe finds it good. */
    record Answers(Probe probe) implements ReadyWhen {}

    /** It says so itself: {@code READY=1} of sd_notify(3). */
    record Notifies() implements ReadyWhen {}
}
