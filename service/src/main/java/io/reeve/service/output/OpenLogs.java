package io.reeve.service.output;

import io.reeve.spi.LogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Knows which log files of jobs are being written, and how much of them counts. */
public final class OpenLogs implements LogStore {
    private final Path directory;
    /** Those that are taken: written, with how much of them counts, or claimed. */
    private final Map<Path, Optional<LongSupplier>> taken = new ConcurrentHashMap<>();

    private volatile boolean paused;

    /** @param directory of all logs, absolute */
    public OpenLogs(Path directory) {
        this.directory = directory;
    }

    @Override
    public Path directory() {
        return directory;
    }

    /**
     * Takes a file to write to it.
     *
     * @param length how many of its bytes count
     * @return whether it is free
     */
    boolean open(Path file, LongSupplier length) {
        return taken.putIfAbsent(file, Optional.of(length)) == null;
    }

    void close(Path file) {
        taken.remove(file);
    }

    @Override
    public Optional<Claim> claim(Path file) {
        return taken.putIfAbsent(file, Optional.empty()) == null ? Optional.of(() -> close(file)) : Optional.empty();
    }

    @Override
    public long length(Path file) {
        long counting = taken.getOrDefault(file, Optional.empty())
                .map(LongSupplier::getAsLong)
                .orElse(Long.MAX_VALUE);
        try {
            return Math.min(counting, Files.size(file));
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

    boolean isPaused() {
        return paused;
    }
}
