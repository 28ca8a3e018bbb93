package io.reeve.console;

import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;
import io.reeve.spi.RemotePages;

/** Adds our pages to Hawtio. They are programs of the browser, and see and do what their user may, through the gate. */
public final class ConsolePlugin implements Plugin {

    @Override
    public String name() {
        return "console";
    }

    @Override
    public void start(PluginContext context) {
        context.pages("web", new RemotePages("reeve", "./plugin", "remoteEntry.js"));
    }
}
