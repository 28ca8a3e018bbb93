package io.reeve.service.output;

/**
 * How far a log follows its ring.
 *
 * @param position the ring's position up to which the log holds everything, or has given it up
 * @param file the number of the log file, as {@link LogFiles} counts them; 0 before the first
 * @param size the bytes of that file that count; what is beyond them was written by a service that was killed
 * @param midLine whether the file ends within a line
 * @param closedRun the number of the last run whose end the log tells, 0 for none
 * @param lost how many bytes before the position are missing, of which the log does not tell yet
 */
record LogMark(long position, long file, long size, boolean midLine, long closedRun, long lost) {

    /** Goes on in another state of the same run. */
    LogMark with(long newPosition, long newFile, long newSize, boolean newMidLine) {
        return new LogMark(newPosition, newFile, newSize, newMidLine, closedRun, lost);
    }

    /** So many more bytes are written, with which the log tells of what was lost before. */
    LogMark written(int bytes, int sizeInLog, boolean endsMidLine) {
        return new LogMark(position + bytes, file, size + sizeInLog, endsMidLine, closedRun, 0);
    }

    /** So many more bytes are given up. */
    LogMark losing(int bytes) {
        return new LogMark(position + bytes, file, size, midLine, closedRun, lost + bytes);
    }

    LogMark closing(long run) {
        return new LogMark(position, file, size, midLine, run, lost);
    }
}
