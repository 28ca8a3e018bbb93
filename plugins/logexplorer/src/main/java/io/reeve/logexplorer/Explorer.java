package io.reeve.logexplorer;

import io.reeve.mbeans.LogChunk;
import io.reeve.mbeans.LogExplorerMXBean;
import io.reeve.mbeans.LogFileInfo;
import io.reeve.mbeans.LogRange;
import io.reeve.mbeans.LogSearch;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.spi.LogStore;
import java.time.Clock;
import java.util.List;

/** The operations on logs: checks what callers say and leaves the reading to others. */
final class Explorer implements LogExplorerMXBean {
    private static final String SERVER_LOG = "the log of the service";
    private static final int MOST_INSTANCES = 1000;

    private final LogStore store;
    private final Searches searches;

    /**
     * @param clock in the zone of the names of files
     * @param mostScanned how many bytes one call searches
     */
    Explorer(LogStore store, Clock clock, long mostScanned) {
        this.store = store;
        this.searches = new Searches(clock, mostScanned);
    }

    private Log log(String job) {
        return Log.ofJob(store, job);
    }

    private static String logOf(String job) {
        return "the log of job " + job;
    }

    private Log serverLog() {
        return Log.ofServer(store);
    }

    @Override
    public List<String> listDir(String job) {
        return listDir(logOf(job), log(job));
    }

    private static List<String> listDir(String what, Log log) {
        return Reading.of(what, () -> log.days().stream().map(Day::toString).toList());
    }

    @Override
    public List<LogFileInfo> listFile(String job, String directory) {
        Log log = log(job);
        Day day = Day.of(directory);
        return Reading.of(logOf(job), () -> log.files(day));
    }

    @Override
    public String get(String job, String directory, String file) {
        Log log = log(job);
        Place place = Place.of(Day.of(directory), file);
        return Reading.of(logOf(job), () -> new Ranges(log).whole(place));
    }

    @Override
    public LogRange getRange(String job, String directory, String file, long offset, int length) {
        Log log = log(job);
        Place place = Place.of(Day.of(directory), file);
        return Reading.of(logOf(job), () -> new Ranges(log).part(place, offset, length));
    }

    @Override
    public LogSearch search(
            String job,
            String text,
            boolean regex,
            String stream,
            String from,
            String to,
            int context,
            int limit,
            String next) {
        Log log = log(job);
        Query query = Query.of(text, regex, Window.of(from, to), context, limit);
        return searches.run(logOf(job), log, query, stream, next);
    }

    @Override
    public LogChunk follow(String job, int instance, OutputStreamName stream, String cursor, int limit) {
        Log log = log(job);
        Limits.check("instance", instance, 1, MOST_INSTANCES);
        Limits.check("limit", limit, 1, Ranges.MOST);
        return Reading.of(logOf(job), () -> new Follow(log, instance, stream, limit).from(cursor));
    }

    @Override
    public List<String> serverListDir() {
        return listDir(SERVER_LOG, serverLog());
    }

    @Override
    public List<LogFileInfo> serverListFile(String directory) {
        Day day = serverDay(directory);
        return Reading.of(SERVER_LOG, () -> serverLog().files(day));
    }

    @Override
    public String serverGet(String directory, String file) {
        Place place = Place.of(serverDay(directory), file);
        return Reading.of(SERVER_LOG, () -> new Ranges(serverLog()).whole(place));
    }

    @Override
    public LogRange serverGetRange(String directory, String file, long offset, int length) {
        Place place = Place.of(serverDay(directory), file);
        return Reading.of(SERVER_LOG, () -> new Ranges(serverLog()).part(place, offset, length));
    }

    @Override
    public LogSearch serverSearch(
            String text, boolean regex, String stream, String from, String to, int context, int limit, String next) {
        if (stream.equals(OutputStreamName.ERR.name())) {
            throw new IllegalArgumentException("stream is ERR: the service logs to OUT alone");
        }
        Query query = Query.of(text, regex, Window.of(from, to), context, limit);
        return searches.run(SERVER_LOG, serverLog(), query, stream, next);
    }

    private static Day serverDay(String directory) {
        Day day = Day.of(directory);
        if (day.instance() != 1) {
            throw new IllegalArgumentException(
                    Quoted.of(directory) + " is not a directory of the service's logs: it has no instances");
        }
        return day;
    }
}
