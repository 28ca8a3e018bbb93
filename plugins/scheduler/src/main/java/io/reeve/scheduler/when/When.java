package io.reeve.scheduler.when;

import java.time.Instant;
import java.util.Optional;

/**
 * When something is due. Immutable and pure. It looks at the years 1970 to 9999 only: what is earlier counts as the beginning
 * of 1970, and later than that nothing is due.
 */
public sealed interface When permits Cron, Condition, Every, Reboot {

    /**
     * The first instant at which it is due; empty if it never is (again).
     *
     * @param from the earliest instant that may be returned
     * @param last the moment for which it was due most recently; empty if it never was
     */
    Optional<Instant> next(Instant from, Optional<Instant> last);

    /** What it means in words: a sentence without full stop, that names the time zone if one matters. */
    String explain(Language language);

    /** The one spelling of all texts that mean the same, so that duplicates can be told; the time zone is no part of it. */
    String canonical();
}
