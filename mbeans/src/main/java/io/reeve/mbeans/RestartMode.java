package io.reeve.mbeans;

/** When a job whose process has ended is started again. Named as in Docker. */
public enum RestartMode {
    /** Never. */
    NEVER,
    /** When the exit was not an expected one. */
    ON_FAILURE,
    /** However it ended, unless a person stopped it. */
    UNLESS_STOPPED,
    /** The same, and the next service starts it even though a person had stopped it. */
    ALWAYS
}
