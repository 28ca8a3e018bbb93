package io.reeve.service.http;

import io.reeve.spi.RemotePages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;

/** The pages that plugins add to the console. Thread-safe. */
public final class Pages {

    /** Where they are, each plugin's in a folder of its name. */
    static final String PLACE = "static/";

    private final Map<String, Added> added = new ConcurrentSkipListMap<>();

    private record Added(WebFolder folder, RemotePages remote) {}

    /**
     * Adds pages until what is returned is closed.
     *
     * @param plugin the plugin's name
     * @param type a class out of the plugin's jar
     * @param folder the folder in it
     * @throws IllegalArgumentException if the entry is not in the folder
     * @throws IllegalStateException if the plugin has pages already, or the scope is another's
     */
    public synchronized AutoCloseable add(String plugin, Class<?> type, String folder, RemotePages remote) {
        if (added.containsKey(plugin)) {
            throw new IllegalStateException("plugin " + plugin + " has pages already");
        }
        if (added.values().stream().anyMatch(other -> other.remote().scope().equals(remote.scope()))) {
            throw new IllegalStateException("another plugin's pages have the scope " + remote.scope());
        }
        WebFolder files = open(type, folder);
        if (files.find(remote.entry()).isEmpty()) {
            close(files);
            throw new IllegalArgumentException("the folder " + folder + " has no " + remote.entry());
        }
        Added entry = new Added(files, remote);
        added.put(plugin, entry);
        return () -> {
            if (added.remove(plugin, entry)) {
                close(files);
            }
        };
    }

    private static WebFolder open(Class<?> type, String folder) {
        try {
            return WebFolder.beside(type, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(WebFolder files) {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path such as {@code static/NAME/remoteEntry.js} */
    Optional<WebFile> find(String path) {
        int slash = path.indexOf('/', PLACE.length());
        if (!path.startsWith(PLACE) || slash < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(added.get(path.substring(PLACE.length(), slash)))
                .flatMap(found -> found.folder().find(path.substring(slash + 1)));
    }

    /** What Hawtio is to load, as its {@code HawtioRemote} has it. */
    JSONArray remotes() {
        JSONArray remotes = new JSONArray();
        added.forEach((plugin, pages) -> {
            JSONObject remote = new JSONObject();
            remote.put("url", Console.PATH + PLACE + plugin);
            remote.put("scope", pages.remote().scope());
            remote.put("module", pages.remote().module());
            remote.put("remoteEntryFileName", pages.remote().entry());
            remotes.add(remote);
        });
        return remotes;
    }
}
