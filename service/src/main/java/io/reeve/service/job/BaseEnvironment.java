package io.reeve.service.job;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The environment that jobs inherit: that of the service without what is only for the service. */
public final class BaseEnvironment {
    private static final String OURS = "REEVE_";

    /** The launcher runs the service under a UTF-8 locale and keeps here what was set before, which may be nothing. */
    private static final String ORIGINAL_LOCALE = "REEVE_ORIGINAL_LC_ALL";

    /** What whoever started the service tells the service alone (sd_notify(3), sd_listen_fds(3)). */
    private static final Set<String> SERVICE_MANAGERS =
            Set.of("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES");

    private BaseEnvironment() {}

    /** Takes the service's own variables out of an environment. */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> base = new HashMap<>(environment);
        String locale = environment.get(ORIGINAL_LOCALE);
        if (locale != null && locale.isEmpty()) {
            base.remove("LC_ALL");
        } else if (locale != null) {
            base.put("LC_ALL", locale);
        }
        base.keySet().removeIf(name -> name.startsWith(OURS) || SERVICE_MANAGERS.contains(name));
        return base;
    }
}
