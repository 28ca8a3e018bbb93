package io.reeve.auth;

import io.reeve.spi.PluginSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * What stands in {@code etc/plugins/auth.yaml}.
 *
 * @param enabled whether callers have to log in; empty if the operator left that to the users' file
 * @param hashIterations of hashes that are made from now on
 * @param cacheFor how long a password that was right is remembered
 * @param failures how many wrong passwords an address has before it must wait
 * @param failureWindow within which time they count, and how long it must wait
 */
record AuthSettings(
        Optional<Boolean> enabled, int hashIterations, Duration cacheFor, int failures, Duration failureWindow) {

    static final String FILE = "etc/plugins/auth.yaml";

    // For PBKDF2-HMAC-SHA256: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
    private static final int OWASP_ITERATIONS = 600_000;

    static AuthSettings read(PluginSettings settings) {
        Duration window = settings.duration("failureWindow", Duration.ofMinutes(1));
        if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(FILE + ": failureWindow: expected 1s at least");
        }
        return new AuthSettings(
                settings.has("enabled") ? Optional.of(settings.flag("enabled", true)) : Optional.empty(),
                (int) settings.number(
                        "hashIterations",
                        OWASP_ITERATIONS,
                        PasswordHash.LEAST_ITERATIONS,
                        PasswordHash.MOST_ITERATIONS),
                settings.duration("cacheFor", Duration.ofMinutes(1)),
                (int) settings.number("failures", 10, 1, 10_000),
                window);
    }
}
