package io.reeve.service.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a process says of itself in one datagram (sd_notify(3)).
 *
 * @param assignments values by name, without control characters; what is no assignment is left out
 */
public record Notification(Map<String, String> assignments) {
    private static final int MOST = 64;
    private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]*");

    /** Copies the assignments. */
    public Notification {
        assignments = Collections.unmodifiableMap(new LinkedHashMap<>(assignments));
    }

    static Notification of(ByteBuffer datagram) {
        Map<String, String> assignments = new LinkedHashMap<>();
        for (String line : StandardCharsets.UTF_8.decode(datagram).toString().split("\n", MOST + 1)) {
            int equals = line.indexOf('=');
            if (equals > 0 && NAME.matcher(line.substring(0, equals)).matches() && assignments.size() < MOST) {
                assignments.putIfAbsent(line.substring(0, equals), Brief.text(line.substring(equals + 1)));
            }
        }
        return new Notification(assignments);
    }

    /** Whether it is ready for work: {@code READY=1}. */
    public boolean ready() {
        return says("READY", "1");
    }

    /** Whether it begins to end: {@code STOPPING=1}. */
    public boolean stopping() {
        return says("STOPPING", "1");
    }

    /** Whether it is a sign of life: {@code WATCHDOG=1}. */
    public boolean watchdog() {
        return says("WATCHDOG", "1");
    }

    /** Whether it wants to be treated as one without a sign of life: {@code WATCHDOG=trigger}. */
    public boolean watchdogTriggered() {
        return says("WATCHDOG", "trigger");
    }

    /** Its state in words for people: {@code STATUS=...}, one line of bearable length. */
    public Optional<String> status() {
        return Optional.ofNullable(assignments.get("STATUS"));
    }

    private boolean says(String name, String value) {
        return value.equals(assignments.get(name));
    }
}
