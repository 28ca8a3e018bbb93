package io.reeve.service.http;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies in one folder of a jar. Paths are looked up and never put together, so that none leads out of it. */
final class WebFolder implements AutoCloseable {

    private final Map<String, WebFile> files = new HashMap<>();
    private final AutoCloseable source;

    /** @param folder such as {@code web/} */
    private WebFolder(Map<String, Content> contents, String folder, AutoCloseable source) {
        this.source = source;
        contents.forEach((name, content) -> {
            if (name.startsWith(folder)) {
                String path = name.substring(folder.length());
                files.put(path, new WebFile(path, content));
            }
        });
    }

    /**
     * Opens a folder of the jar that a class comes from, or of the directory where there is no jar yet.
     *
     * @param folder such as {@code web}
     */
    static WebFolder beside(Class<?> type, String folder) throws IOException {
        Path source = source(type);
        String start = folder + "/";
        if (Files.isDirectory(source)) {
            return new WebFolder(walk(source, folder), start, () -> {});
        }
        Jar jar = new Jar(source);
        return new WebFolder(jar.entries(), start, jar);
    }

    private static Path source(Class<?> type) throws IOException {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the jar of " + type + " cannot be found", e);
        }
    }

    private static Map<String, Content> walk(Path root, String folder) throws IOException {
        Map<String, Content> contents = new HashMap<>();
        if (Files.isDirectory(root.resolve(folder))) {
            try (Stream<Path> paths = Files.walk(root.resolve(folder))) {
                paths.filter(Files::isRegularFile)
                        .forEach(file -> contents.put(root.relativize(file).toString(), new FolderFile(file)));
            }
        }
        return contents;
    }

    /** @param path such as {@code static/js/main.js} */
    Optional<WebFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public void close() throws IOException {
        try {
            source.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
