package io.reeve.service.job;

/** A moment in the life of an instance for which its job may name a command. */
enum HookPoint {

    /** Before each start of the process; where it fails, there is no start. */
    PRE_START("preStart"),

    /** When the process has become RUNNING; nobody waits for it, and a stop ends it. */
    POST_START("postStart"),

    /** Before the process is asked to end; not where it ends by itself. */
    PRE_STOP("preStop"),

    /** When nothing is left of the process, however it ended; before another one is started. */
    POST_STOP("postStop"),

    /** When a process has ended as it should not, or could not be started; nobody waits for it. */
    ON_FAILURE("onFailure");

    private final String key;

    HookPoint(String key) {
        this.key = key;
    }

    /** The name of the setting. */
    String key() {
        return key;
    }
}
