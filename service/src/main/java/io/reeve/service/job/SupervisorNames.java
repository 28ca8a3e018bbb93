package io.reeve.service.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that Supervisor has for settings of a program (supervisord.org/configuration.html), as ours. */
final class SupervisorNames {

    private static final Map<String, String> NAMES = Map.of(
            "autorestart", "restart",
            "startretries", "retries",
            "startsecs", "readiness",
            "exitcodes", "exitCodes",
            "stopwaitsecs", "stopTimeout",
            "stopsignal", "stopSignal",
            "numprocs", "instances");

    private SupervisorNames() {}

    /**
     * The same settings under our names.
     *
     * @throws IllegalArgumentException where one is there under both names
     */
    static Map<String, @Nullable Object> translate(String job, Map<String, ? extends @Nullable Object> settings) {
        Map<String, @Nullable Object> translated = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            String ours = NAMES.getOrDefault(key, key);
            if (!ours.equals(key) && settings.containsKey(ours)) {
                throw new IllegalArgumentException("job " + job + ": " + key + " is Supervisor's name for " + ours
                        + ", which is given too: expected one of them");
            }
            translated.put(ours, value == null ? null : value(key, value));
        });
        return translated;
    }

    private static Object value(String key, Object value) {
        return switch (key) {
            case "autorestart" -> mode(value);
            case "startsecs" -> Map.of("after", value);
            default -> value;
        };
    }

    private static Object mode(Object autorestart) {
        return switch (autorestart.toString()) {
            case "true" -> "unless-stopped";
            case "false" -> "never";
            case "unexpected" -> "on-failure";
            default -> autorestart; // refused by its new name
        };
    }
}
