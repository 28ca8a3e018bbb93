package io.reeve.spi;

/**
 * What the console loads of a plugin's files, by Module Federation (https://module-federation.io/): a script that puts a
 * container into a global variable, and the module in it whose function {@code plugin} adds pages to Hawtio.
 *
 * @param scope the variable's name, such as {@code reeve}; no other plugin's
 * @param module the module's name in the container, such as {@code ./plugin}
 * @param entry the script's path in the folder, such as {@code remoteEntry.js}
 */
public record RemotePages(String scope, String module, String entry) {

    public RemotePages {
        if (!scope.matches("[A-Za-z_$][A-Za-z0-9_$]*")) {
            throw new IllegalArgumentException("'" + scope + "' cannot be the name of a variable");
        }
    }
}
