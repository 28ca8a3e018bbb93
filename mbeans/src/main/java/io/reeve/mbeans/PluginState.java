package io.reeve.mbeans;

/** The states of a plugin. */
public enum PluginState {
    /** It works. */
    STARTED,
    /** It could not be loaded or started, and is left out. */
    FAILED
}
