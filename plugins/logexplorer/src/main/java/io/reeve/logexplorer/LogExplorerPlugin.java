package io.reeve.logexplorer;

import io.reeve.mbeans.LogExplorerMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;

/** Lets callers list, read, search and follow the log files of jobs and of the service, and no other files. */
public final class LogExplorerPlugin implements Plugin {
    /** More than that is not searched in one call, which takes a second or so; a caller goes on with another one. */
    private static final long MOST_SCANNED = 256L << 20;

    @Override
    public String name() {
        return "logexplorer";
    }

    @Override
    public void start(PluginContext context) {
        context.export(
                ObjectNames.LOG_EXPLORER,
                LogExplorerMXBean.class,
                new Explorer(context.logs(), context.clock(), MOST_SCANNED));
    }
}
