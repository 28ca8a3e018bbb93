package io.reeve.console;

import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;
import io.reeve.spi.RemotePages;
import java.lang.System.Logger.Level;

/** Adds our pages to Hawtio. They are programs of the browser, and see and do what their user may, through the gate. */
public final class ConsolePlugin implements Plugin {

    private static final String FOLDER = "web";
    private static final String ENTRY = "remoteEntry.js";

    @Override
    public String name() {
        return "console";
    }

    /** Where no bundle was built, for want of esbuild, there are Hawtio's own pages alone. */
    @Override
    public void start(PluginContext context) {
        if (getClass().getResource("/" + FOLDER + "/" + ENTRY) == null) {
            context.log().log(Level.WARNING, "was built without its pages: the console has Hawtio's alone");
        } else {
            context.pages(FOLDER, new RemotePages("reeve", "./plugin", ENTRY));
        }
    }
}
