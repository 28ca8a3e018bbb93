package io.reeve.service.plugin;

import io.reeve.service.config.Home;
import io.reeve.service.gate.Entrance;
import io.reeve.service.gate.Gate;
import io.reeve.service.gate.Hooks;
import io.reeve.service.http.Pages;
import io.reeve.service.jmx.Exporter;
import io.reeve.service.job.Guards;
import io.reeve.service.output.Reactor;
import io.reeve.spi.LogStore;
import io.reeve.spi.PluginContext.Surroundings;
import java.time.Clock;

/** What plugins have to do with: all of it outlives them. */
public record World(
        Home home,
        Clock clock,
        Exporter exporter,
        Hooks hooks,
        Transitions transitions,
        Guards guards,
        Gate gate,
        Entrance entrance,
        LogStore logs,
        Reactor reactor,
        Pages pages,
        Surroundings surroundings) {}
