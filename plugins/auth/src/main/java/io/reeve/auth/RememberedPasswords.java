package io.reeve.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were right a short time ago: clients of HTTP send theirs with each request. Kept as keyed hashes, the
 * key being this process's own, and together with the user as it was then: any change of the user forgets them.
 */
final class RememberedPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 1_000;

    private final SecretKeySpec key = new SecretKeySpec(RandomText.bytes(32), ALGORITHM);
    private final Duration keep;
    private final Clock clock;
    private final Map<ByteBuffer, Login> logins = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Entry<ByteBuffer, Login> eldest) {
            return size() > MOST;
        }
    };

    private record Login(User user, Instant at) {}

    RememberedPasswords(Duration keep, Clock clock) {
        this.keep = keep;
        this.clock = clock;
    }

    /** By what a user's password is remembered. */
    ByteBuffer mark(String user, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(user.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot compute " + ALGORITHM, e);
        }
    }

    synchronized void remember(ByteBuffer mark, User user) {
        logins.put(mark, new Login(user, clock.instant()));
    }

    /** Whether that password was right a short time ago, of this very user. */
    synchronized boolean know(ByteBuffer mark, User user) {
        Login login = logins.get(mark);
        if (login == null) {
            return false;
        }
        Duration age = Duration.between(login.at(), clock.instant());
        // A negative age: the machine's clock was set back.
        if (login.user().equals(user) && !age.isNegative() && age.compareTo(keep) < 0) {
            return true;
        }
        logins.remove(mark);
        return false;
    }
}
