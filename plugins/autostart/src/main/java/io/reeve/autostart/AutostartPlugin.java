package io.reeve.autostart;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts the jobs whose setting {@code autostart} is true, once the service has started. A job that a person has stopped,
 * or that is or was up since the machine was booted, is left as it is.
 */
public final class AutostartPlugin implements Plugin {

    @Override
    public String name() {
        return "autostart";
    }

    @Override
    public void start(PluginContext context) {
        // On a thread of its own: the service is up before its jobs are.
        context.onReady(() -> context.timer().execute(() -> startJobs(context)));
    }

    private static void startJobs(PluginContext context) {
        ServerMXBean server = context.bean(ObjectNames.SERVER, ServerMXBean.class);
        Map<String, JobStatus> statuses = server.statusAll();
        List<String> names = server.getAll().values().stream()
                .filter(job -> job.upkeep().autostart())
                .map(job -> job.name())
                .filter(name -> isUntouched(statuses.get(name)))
                .toList();
        if (names.isEmpty()) {
            return;
        }
        server.startAll(names).forEach((name, error) -> {
            if (!error.isEmpty()) {
                context.log().log(Level.ERROR, "{0} is not up: {1}", name, error);
            }
        });
    }

    /** Whether nobody has said since the machine was booted that it is to be up, or down. */
    private static boolean isUntouched(@Nullable JobStatus status) {
        return status != null
                && status.desired() == DesiredState.UNSET
                && !status.state().hasProcess();
    }
}
