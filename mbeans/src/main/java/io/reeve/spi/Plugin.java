package io.reeve.spi;

/**
 * A part of the service that can be left out. It has a public constructor without parameters, which does nothing yet.
 * {@link #start} and {@link #close} are called by one thread, one after the other.
 */
public interface Plugin {

    /**
     * The plugin's name: a lower-case letter, then letters, digits and hyphens. Its settings stand in
     * {@code etc/plugins/NAME.yaml}, its state in {@code data/plugins/NAME/}.
     */
    String name();

    /**
     * Begins to work. What it gets from the context, such as exported beans and timers, ends with the plugin by itself.
     *
     * @throws Exception if it cannot; the message is for the operator. The plugin is closed then.
     */
    void start(PluginContext context) throws Exception;

    /** Gives back what the context does not know of. Also called after a failed start; a second call does nothing. */
    default void close() throws Exception {}
}
