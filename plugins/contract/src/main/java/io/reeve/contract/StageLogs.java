package io.reeve.contract;

import io.reeve.spi.LogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Log files in a directory, of which the test says which are being written. */
public final class StageLogs implements LogStore {

    /** The files that are being written, and how many of their bytes count. */
    public final Map<Path, Long> written = new ConcurrentHashMap<>();

    /** Whether logs are left unwritten. */
    public volatile boolean paused;

    private final Path directory;
    private final Set<Path> claimed = ConcurrentHashMap.newKeySet();

    StageLogs(Path directory) {
        this.directory = directory;
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Optional<Claim> claim(Path file) {
        return !written.containsKey(file) && claimed.add(file)
                ? Optional.of(() -> claimed.remove(file))
                : Optional.empty();
    }

    @Override
    public long length(Path file) {
        Long counting = written.get(file);
        try {
            return counting == null ? Files.size(file) : counting;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }
}
