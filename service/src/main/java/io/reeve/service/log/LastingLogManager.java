package io.reeve.service.log;

import java.util.logging.LogManager;

/**
 * Keeps the handlers to the end. The JDK's own resets itself in a shutdown hook, which runs beside ours: what the service
 * tells while a signal ends it would be lost.
 */
public final class LastingLogManager extends LogManager {

    /** Names the class to the JDK, which looks before the first line is logged and before any subclass is initialised. */
    public static final String PROPERTY = "java.util.logging.manager";

    /** Called by the JDK. */
    public LastingLogManager() {}

    @Override
    public void reset() {}
}
