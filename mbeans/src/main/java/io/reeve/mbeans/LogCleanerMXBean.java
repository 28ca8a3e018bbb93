package io.reeve.mbeans;

import io.reeve.mbeans.Operation.Impact;

/** Keeps the logs from filling the disk. */
@Description("Compresses and deletes old log files, and leaves output unlogged while the disk is nearly full.")
public interface LogCleanerMXBean {

    @Privilege("LOGCLEANER.GET")
    @Description("How many bytes the logs of jobs and of the service took when they were last gone through.")
    long getStoredBytes();

    @Privilege("LOGCLEANER.GET")
    @Description("When the logs were last gone through, in milliseconds since the epoch; 0 before that.")
    long getLastRunMillis();

    @Privilege("LOGCLEANER.GET")
    @Description("How many files were deleted since the service started.")
    long getDeletedFiles();

    @Privilege("LOGCLEANER.GET")
    @Description("How many bytes the deleted files had.")
    long getDeletedBytes();

    @Privilege("LOGCLEANER.GET")
    @Description("How many files were compressed since the service started.")
    long getCompressedFiles();

    @Privilege("LOGCLEANER.GET")
    @Description("How many bytes less the compressed files take.")
    long getSavedBytes();

    @Privilege("LOGCLEANER.GET")
    @Description("Whether output of jobs is not logged now, as little room is left on the disk.")
    boolean getPaused();

    @Privilege("LOGCLEANER.CLEAN")
    @Operation(Impact.ACTION)
    @Description(
            "Compresses and deletes old log files now, and tells what was done. Where that goes on already, its end is awaited.")
    LogCleaning clean();
}
