package io.reeve.spi;

/** Hears of commands, in the caller's thread; what it throws is logged and harms nobody. */
public interface CommandListener {

    /** A command was allowed and is about to be carried out. */
    default void received(Command command) {}

    /**
     * A command was carried out.
     *
     * @param succeeded whether it returned normally
     */
    default void finished(Command command, boolean succeeded) {}
}
