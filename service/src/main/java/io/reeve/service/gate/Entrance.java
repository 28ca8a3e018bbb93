package io.reeve.service.gate;

import io.reeve.service.gate.Audit.Event;
import io.reeve.service.gate.Audit.Outcome;
import io.reeve.spi.AccessControl;
import io.reeve.spi.Credentials;
import io.reeve.spi.Identity;
import io.reeve.spi.LoginException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds out, for every door, who calls. Thread-safe. */
public final class Entrance {

    private static final String LOG_IN = "log in with a user's name and password, or with a token";

    private final LocalToken token;
    private final RestrainedAudit audit;
    private final Identity local;
    private final Identity anyone = new Everybody("anyone", () -> !isGuarded());
    private final AtomicReference<@Nullable AccessControl> control = new AtomicReference<>();

    public Entrance(LocalToken token, Audit audit) {
        this.token = token;
        this.audit = new RestrainedAudit(audit);
        this.local = new Everybody("local:" + System.getProperty("user.name"), () -> true);
    }

    /** Whether callers have to log in. */
    public boolean isGuarded() {
        AccessControl decides = control.get();
        return decides != null && decides.isEnabled();
    }

    /**
     * Lets somebody decide from now on.
     *
     * @throws IllegalStateException if somebody does already
     */
    public void guardedBy(AccessControl decides) {
        if (!control.compareAndSet(null, decides)) {
            throw new IllegalStateException("there is access control already");
        }
    }

    /** Undoes {@link #guardedBy}. */
    public void unguardedBy(AccessControl decides) {
        control.compareAndSet(decides, null);
    }

    /**
     * Lets a caller in.
     *
     * @param door by which it comes
     * @param address from where it comes
     * @param given what it says to prove who it is; empty if nothing
     * @throws LoginException if it does not come in; that is recorded
     */
    public Caller enter(String door, String address, Optional<Credentials> given) throws LoginException {
        if (given.isPresent() && token.matches(given.get().secret())) {
            return new Caller(local, door, address);
        }
        AccessControl decides = control.get();
        if (decides == null || !decides.isEnabled()) {
            return new Caller(anyone, door, address);
        }
        String user = given.map(Credentials::user).orElse("");
        try {
            Credentials credentials = given.orElseThrow(() -> LoginException.refused(LOG_IN));
            return new Caller(decides.login(credentials), door, address);
        } catch (LoginException e) {
            if (e.isWorthALine()) {
                refused(door, address, user, "LOGIN", String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /** Records that somebody came in to stay, or went. */
    public void entered(Caller caller, String what) {
        audit.record(caller.event(what, "", Outcome.OK, ""));
    }

    /** Records that somebody was turned away before anything was known or wanted that the gate could judge. */
    public void refused(String door, String address, String user, String what, String why) {
        String who = user.length() > 64 ? user.substring(0, 64) + "..." : user;
        audit.record(new Event(who, address, door, what, "", Outcome.DENIED, why));
    }
}
