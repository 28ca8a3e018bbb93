package io.reeve.service.plugin;

import io.reeve.mbeans.PluginMXBean;
import io.reeve.mbeans.PluginState;

/** A plugin as management clients see it. */
record PluginBean(String name, PluginState state, String failure, String origin) implements PluginMXBean {

    @Override
    public String getName() {
        return name;
    }

    @Override
    public PluginState getState() {
        return state;
    }

    @Override
    public String getFailure() {
        return failure;
    }

    @Override
    public String getOrigin() {
        return origin;
    }
}
