package io.reeve.mbeans;

/** Why a schedule fired. */
public enum RunTrigger {
    /** It was due. */
    SCHEDULE,
    /** It had been due while nobody was there. */
    CATCH_UP,
    /** The run before had failed. */
    RETRY,
    /** Somebody asked for it. */
    MANUAL
}
