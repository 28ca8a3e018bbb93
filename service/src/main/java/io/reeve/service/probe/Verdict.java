package io.reeve.service.probe;

/**
 * What came of a check.
 *
 * @param good whether the job is as it should be
 * @param reason why it is not; empty where it is
 */
public record Verdict(boolean good, String reason) {

    static final Verdict GOOD = new Verdict(true, "");

    static Verdict bad(String reason) {
        return new Verdict(false, reason);
    }
}
