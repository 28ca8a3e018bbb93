package io.reeve.logcleaner;

import io.reeve.mbeans.LogCleanerMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;

/** Keeps the logs from filling the disk. Puts its parts together. */
public final class LogCleanerPlugin implements Plugin {

    private final DiskSpace.Source disk;
    private Runnable end = () -> {};

    /** Does nothing yet. */
    public LogCleanerPlugin() {
        this(DiskSpace::of);
    }

    LogCleanerPlugin(DiskSpace.Source disk) {
        this.disk = disk;
    }

    @Override
    public String name() {
        return "logcleaner";
    }

    /**
     * Begins when the service is ready.
     *
     * @throws IllegalArgumentException if the settings are wrong
     */
    @Override
    public void start(PluginContext context) {
        CleanerSettings settings = context.settings(CleanerSettings::read).checked();
        DiskGuard guard = new DiskGuard(disk, settings.minFree(), context.logs(), context.log());
        Cleaning cleaning = new Cleaning(settings, context.logs(), context.clock(), context.log());
        Cleaner cleaner = new Cleaner(cleaning::run, guard, context.timer(), context.clock(), context.log());
        end = cleaner::close;
        context.export(ObjectNames.LOG_CLEANER, LogCleanerMXBean.class, new LogCleanerBean(cleaner, guard));
        context.onReady(() -> cleaner.begin(settings.interval()));
    }

    @Override
    public void close() {
        end.run();
    }
}
