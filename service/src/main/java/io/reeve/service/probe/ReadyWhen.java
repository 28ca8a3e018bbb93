package io.reeve.service.probe;

import io.reeve.spi.Durations;
import java.time.Duration;
import java.util.regex.Pattern;

/** What makes a job ready for work. */
public sealed interface ReadyWhen {

    /** What is missing as long as nothing else is known. */
    String missing();

    /** It has been up for so long. */
    record UpFor(Duration after) implements ReadyWhen {
        @Override
        public String missing() {
            return "not up for " + Durations.format(after);
        }
    }

    /** It has printed a line that matches, see {@link LineMatcher}. */
    record Prints(Pattern pattern) implements ReadyWhen {
        @Override
        public String missing() {
            return "no line matched " + Brief.text(pattern.pattern());
        }
    }

    /** A probe finds it good. */
    record Answers(Probe probe) implements ReadyWhen {
        @Override
        public String missing() {
            return "no answer to the first probe";
        }
    }

    /** It says so itself: {@code READY=1} of sd_notify(3). */
    record Notifies() implements ReadyWhen {
        @Override
        public String missing() {
            return "no READY=1 came";
        }
    }
}
