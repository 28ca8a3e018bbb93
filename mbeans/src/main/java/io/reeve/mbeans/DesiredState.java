package io.reeve.mbeans;

/** What people want of a job, whatever its state is. */
public enum DesiredState {
    /** Nobody has said so far. */
    UNSET,
    /** It was started, and nobody has stopped it since. */
    UP,
    /** A person stopped it: nothing but a person starts it again. */
    DOWN
}
