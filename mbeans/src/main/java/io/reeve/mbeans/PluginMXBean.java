package io.reeve.mbeans;

/** One plugin of the service. */
@Description("A plugin: a part of the service that can be left out.")
public interface PluginMXBean {

    @Privilege("SERVERSTATUS")
    @Description("The plugin's name.")
    String getName();

    @Privilege("SERVERSTATUS")
    @Description("STARTED or FAILED.")
    PluginState getState();

    @Privilege("SERVERSTATUS")
    @Description("Why it failed; empty if it did not.")
    String getFailure();

    @Privilege("SERVERSTATUS")
    @Description("The jar it comes from.")
    String getOrigin();
}
