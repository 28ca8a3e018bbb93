package io.reeve.guarder;

import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;

/**
 * Brings back the jobs whose setting {@code guard} is true, whatever their restart policy, unless a person stopped them.
 * The first try is at once; the delays of further ones are those of the job's own policy.
 */
public final class GuarderPlugin implements Plugin {

    @Override
    public String name() {
        return "guarder";
    }

    @Override
    public void start(PluginContext context) {
        context.guard(job -> job.upkeep().guard());
    }
}
