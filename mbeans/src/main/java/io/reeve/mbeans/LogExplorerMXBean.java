package io.reeve.mbeans;

import io.reeve.mbeans.Operation.Impact;
import java.util.List;

/**
 * The log files of jobs, also of those that were deleted, and of the service itself. A log that does not exist is empty.
 * Compressed files read as the others do. Operations throw IllegalArgumentException for what cannot be the name of a job, a
 * directory or a file, and for what is a link.
 */
@Description("Lists, reads, searches and follows log files.")
public interface LogExplorerMXBean {

    @Privilege("LOGEXPLORER.LISTDIR")
    @Operation(Impact.INFO)
    @Description("The days that a job has logs of, such as 20261121; of further instances instance-2/20261121.")
    List<String> listDir(@JobName @Description("Name of the job.") String job);

    @Privilege("LOGEXPLORER.LISTFILE")
    @Operation(Impact.INFO)
    @Description("The log files of a job in a directory, in the order of time.")
    List<LogFileInfo> listFile(
            @JobName @Description("Name of the job.") String job,
            @Description("A directory as listDir names it.") String directory);

    @Privilege("LOGEXPLORER.GET")
    @Operation(Impact.INFO)
    @Description("The whole text of a log file, if it is not more than 4 MiB; empty if there is no such file.")
    String get(
            @JobName @Description("Name of the job.") String job,
            @Description("A directory as listDir names it.") String directory,
            @Description("A file as listFile names it.") String file);

    @Privilege("LOGEXPLORER.GET")
    @Operation(Impact.INFO)
    @Description("A part of the text of a log file.")
    LogRange getRange(
            @JobName @Description("Name of the job.") String job,
            @Description("A directory as listDir names it.") String directory,
            @Description("A file as listFile names it.") String file,
            @Description("Where to begin, in bytes of the text; negative: so many before the end.") long offset,
            @Description("Most bytes to return, 1 to 1048576.") int length);

    @Privilege("LOGEXPLORER.GET")
    @Operation(Impact.INFO)
    @Description("Searches all log files of a job for lines; a call scans at most 256 MiB. Damaged files are named.")
    LogSearch search(
            @JobName @Description("Name of the job.") String job,
            @Description("What the lines contain, their time included; empty for every line.") String text,
            @Description("Whether the text is a regular expression in the syntax of RE2.") boolean regex,
            @Description("OUT or ERR; empty for both.") String stream,
            @Description("Time of the first line, such as 2026-11-21T13:59:58Z or with +01:00; empty for any.")
                    String from,
            @Description("Time before which the last line was written; empty for any.") String to,
            @Description("How many lines before and after each one to show, 0 to 20.") int context,
            @Description("How many lines to find at most, 1 to 1000.") int limit,
            @Description("Empty, or what the same search said before as next.") String next);

    @Privilege("LOGEXPLORER.GET")
    @Operation(Impact.INFO)
    @Description("What one instance of a job logged since a cursor, for clients that follow.")
    LogChunk follow(
            @JobName @Description("Name of the job.") String job,
            @Description("Number of the instance, from 1.") int instance,
            @Description("OUT or ERR.") OutputStreamName stream,
            @Description(
                            "Empty: from the end; -N: from N lines before the end, at most 10000; or what next said before.")
                    String cursor,
            @Description("Most bytes to return, 1 to 1048576.") int limit);

    @Privilege("LOGEXPLORER.SERVERLISTDIR")
    @Operation(Impact.INFO)
    @Description("The days that the service has logs of.")
    List<String> serverListDir();

    @Privilege("LOGEXPLORER.SERVERLISTFILE")
    @Operation(Impact.INFO)
    @Description("The service's own log files of a day, in the order of time.")
    List<LogFileInfo> serverListFile(@Description("A day as serverListDir names it.") String directory);

    @Privilege("LOGEXPLORER.SERVERGET")
    @Operation(Impact.INFO)
    @Description("The whole text of one of the service's own log files, if it is not more than 4 MiB.")
    String serverGet(
            @Description("A day as serverListDir names it.") String directory,
            @Description("A file as serverListFile names it.") String file);

    @Privilege("LOGEXPLORER.SERVERGET")
    @Operation(Impact.INFO)
    @Description("A part of the text of one of the service's own log files.")
    LogRange serverGetRange(
            @Description("A day as serverListDir names it.") String directory,
            @Description("A file as serverListFile names it.") String file,
            @Description("Where to begin, in bytes of the text; negative: so many before the end.") long offset,
            @Description("Most bytes to return, 1 to 1048576.") int length);

    @Privilege("LOGEXPLORER.SERVERGET")
    @Operation(Impact.INFO)
    @Description(
            "Searches all of the service's own log files for lines; a call scans at most 256 MiB. Damaged files are named.")
    LogSearch serverSearch(
            @Description("What the lines contain, their time included; empty for every line.") String text,
            @Description("Whether the text is a regular expression in the syntax of RE2.") boolean regex,
            @Description("OUT or empty: the service logs to one stream.") String stream,
            @Description("Time of the first line, such as 2026-11-21T13:59:58Z or with +01:00; empty for any.")
                    String from,
            @Description("Time before which the last line was written; empty for any.") String to,
            @Description("How many lines before and after each one to show, 0 to 20.") int context,
            @Description("How many lines to find at most, 1 to 1000.") int limit,
            @Description("Empty, or what the same search said before as next.") String next);
}
