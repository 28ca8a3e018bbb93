package io.reeve.service.plugin;

import io.reeve.spi.Plugin;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** Finds the plugins that are built in, and those in jars that were dropped into directories. */
final class Discovery {

    private final List<Path> directories;

    /** @param directories where jars may lie; those that do not exist are passed by */
    Discovery(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    List<Found> find() throws IOException {
        List<Found> found = new ArrayList<>();
        load(Discovery.class.getClassLoader(), Found.BUILT_IN, Found.BUILT_IN, () -> {}, found);
        for (Path jar : jars()) {
            found.addAll(inJar(jar));
        }
        return found;
    }

    private Set<Path> jars() throws IOException {
        Set<Path> jars = new TreeSet<>();
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
                    for (Path jar : files) {
                        jars.add(jar.toRealPath());
                    }
                }
            }
        }
        return jars;
    }

    private static List<Found> inJar(Path jar) throws IOException {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        if (Files.getPosixFilePermissions(jar).contains(PosixFilePermission.OTHERS_WRITE)) {
            IOException unsafe = new IOException("every user can change " + jar + ": chmod o-w " + jar);
            return List.of(Found.broken(name, jar.toString(), unsafe, () -> {}));
        }
        List<Found> found = new ArrayList<>();
        URLClassLoader loader = new URLClassLoader(name, new URL[] {url(jar)}, new ContractOnly());
        load(loader, name, jar.toString(), loader, found);
        if (found.isEmpty()) {
            loader.close();
            IOException nothing = new IOException(jar + " holds no plugin: META-INF/services/" + Plugin.class.getName()
                    + " is missing or names no class");
            return List.of(Found.broken(name, jar.toString(), nothing, () -> {}));
        }
        return found;
    }

    /** A class that does not load hides no other. */
    private static void load(ClassLoader loader, String name, String origin, AutoCloseable closing, List<Found> found) {
        var providers = ServiceLoader.load(Plugin.class, loader).stream().iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return;
                }
                found.add(Found.of(providers.next().get(), origin, closing));
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                found.add(Found.broken(name, origin, e, closing));
            }
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
