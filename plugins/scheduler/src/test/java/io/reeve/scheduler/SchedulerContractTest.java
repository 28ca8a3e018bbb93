package io.reeve.scheduler;

import io.reeve.contract.PluginContract;
import io.reeve.spi.Plugin;

final class SchedulerContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new SchedulerPlugin();
    }
}
