package io.reeve.mbeans;

/**
 * What going through the logs has done.
 *
 * @param deletedFiles how many files were deleted
 * @param deletedBytes how many bytes they had
 * @param compressedFiles how many files were compressed
 * @param savedBytes how many bytes less they take
 * @param storedBytes how many bytes the logs of jobs and of the service take now
 */
public record LogCleaning(
        long deletedFiles, long deletedBytes, long compressedFiles, long savedBytes, long storedBytes) {

    /** Nothing was done, and nothing is there. */
    public static final LogCleaning NONE = new LogCleaning(0, 0, 0, 0, 0);

    /** Both together, where the other one is the later. */
    public LogCleaning and(LogCleaning later) {
        return new LogCleaning(
                deletedFiles + later.deletedFiles,
                deletedBytes + later.deletedBytes,
                compressedFiles + later.compressedFiles,
                savedBytes + later.savedBytes,
                later.storedBytes);
    }
}
