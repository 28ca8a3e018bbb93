package io.reeve.mbeans;

/** What becomes of firings that were missed, because the service was down or the clock was set. */
public enum CatchUp {
    /** They are noted as missed. */
    NONE,
    /** The last one is made up for, once for all. */
    ONCE,
    /** Each one is made up for, one after the other; of more than 100 the last 100. */
    ALL
}
