package io.reeve.logexplorer;

import io.reeve.mbeans.LogFileInfo;
import io.reeve.spi.LogFileName;
import io.reeve.spi.LogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The log of one job, or that of the service: files in directories of days. */
final class Log {
    private final LogStore store;
    private final LogTree tree;
    private final List<String> root;

    private Log(LogStore store, List<String> root) {
        this.store = store;
        this.tree = new LogTree(store.directory());
        this.root = root;
    }

    /** @throws IllegalArgumentException if no job can be called so */
    static Log ofJob(LogStore store, String job) {
        return new Log(store, List.of("jobs", JobNames.checked(job)));
    }

    static Log ofServer(LogStore store) {
        return new Log(store, List.of("server"));
    }

    /** The days of all instances, in order of instances. */
    List<Day> days() throws IOException {
        List<Day> days = new ArrayList<>(days(1));
        for (int instance : furtherInstances()) {
            days.addAll(days(instance));
        }
        return days;
    }

    private List<Integer> furtherInstances() throws IOException {
        return directories(root)
                .flatMap(name -> Day.instanceOf(name).stream())
                .sorted()
                .toList();
    }

    /** The days of an instance, in order. */
    List<Day> days(int instance) throws IOException {
        return directories(path(Day.above(instance)))
                .filter(LogFileName::isDay)
                .sorted()
                .map(date -> new Day(instance, date))
                .toList();
    }

    private Stream<String> directories(List<String> path) throws IOException {
        return tree.list(path).stream()
                .filter(entry -> entry.attributes().isDirectory())
                .map(LogTree.Entry::name);
    }

    /** The files of a day, in order. */
    List<LogFileInfo> files(Day day) throws IOException {
        Map<Place, LogFileInfo> files = new TreeMap<>();
        for (LogTree.Entry entry : tree.list(path(day.path()))) {
            Optional<Place> place =
                    entry.attributes().isRegularFile() ? Place.parse(day, entry.name()) : Optional.empty();
            place.ifPresent(found -> files.merge(found, info(found, entry), Log::both));
        }
        return List.copyOf(files.values());
    }

    private static LogFileInfo info(Place place, LogTree.Entry entry) {
        return new LogFileInfo(
                place.plain(),
                place.name().stream(),
                entry.attributes().size(),
                !entry.name().equals(place.plain()),
                entry.attributes().lastModifiedTime().toMillis());
    }

    private static LogFileInfo both(LogFileInfo one, LogFileInfo other) {
        return new LogFileInfo(
                one.name(),
                one.stream(),
                one.storedBytes() + other.storedBytes(),
                true,
                Math.max(one.modifiedMillis(), other.modifiedMillis()));
    }

    /** The files of some days, in order of time. */
    List<Place> places(List<Day> days, Predicate<Place> wanted) throws IOException {
        List<Place> places = new ArrayList<>();
        for (Day day : days) {
            files(day).stream()
                    .flatMap(file -> Place.parse(day, file.name()).stream())
                    .filter(wanted)
                    .forEach(places::add);
        }
        return places.stream().sorted().toList();
    }

    /**
     * Opens the text of a file; empty if there is no such file. What comes as a file is compressed meanwhile is one or the
     * other: the compressed one is there before the plain one goes, so that one is opened first.
     */
    Optional<LogText> open(Place place) throws IOException {
        List<String> path = path(place.day().path());
        Optional<FileChannel> plain = tree.open(path, place.plain());
        Optional<FileChannel> zipped;
        try {
            zipped = tree.open(path, place.zipped());
        } catch (IOException | RuntimeException e) {
            close(plain);
            throw e;
        }
        if (plain.isEmpty() && zipped.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text(place, plain, zipped));
    }

    private LogText text(Place place, Optional<FileChannel> plain, Optional<FileChannel> zipped) throws IOException {
        List<TextSource> sources = new ArrayList<>();
        try {
            long length = plain.isPresent() ? length(place, plain.get()) : 0;
            if (zipped.isPresent() && !(plain.isPresent() && Trailer.fits(zipped.get(), plain.get(), length))) {
                sources.add(TextSource.zipped(zipped.get()));
            } else {
                close(zipped);
            }
            plain.ifPresent(channel -> sources.add(TextSource.plain(channel, length)));
            return new LogText(sources);
        } catch (IOException | RuntimeException e) {
            close(plain);
            close(zipped);
            throw e;
        }
    }

    /** What counts of an open file. */
    private long length(Place place, FileChannel channel) throws IOException {
        try {
            return Math.min(
                    channel.size(), store.length(tree.path(path(place.day().path()), place.plain())));
        } catch (UncheckedIOException e) {
            return channel.size(); // deleted meanwhile, and not written any more before
        }
    }

    private List<String> path(List<String> below) {
        return Stream.concat(root.stream(), below.stream()).toList();
    }

    private static void close(Optional<FileChannel> channel) throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
