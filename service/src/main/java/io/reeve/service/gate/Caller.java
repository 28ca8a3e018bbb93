package io.reeve.service.gate;

import io.reeve.service.gate.Audit.Event;
import io.reeve.service.gate.Audit.Outcome;
import io.reeve.spi.Identity;

/**
 * Who calls, and how it came in.
 *
 * @param door such as {@code http} or {@code jmx}
 * @param address the caller's address
 */
public record Caller(Identity identity, String door, String address) {

    /** The name for audit and answers. */
    public String name() {
        return identity.name();
    }

    /** What happened when it wanted something. */
    Event event(String what, String on, Outcome outcome, String why) {
        return new Event(name(), address, door, what, on, outcome, why);
    }

    /** Whether the need is met, for one job or, where that is empty, for what is about no particular one. */
    boolean may(Need need, String job) {
        return identity.isValid() && (need.privilege().isEmpty() || identity.may(need.privilege(), job));
    }

    boolean mayForSome(Need need) {
        return identity.isValid() && (need.privilege().isEmpty() || identity.mayForSome(need.privilege()));
    }
}
