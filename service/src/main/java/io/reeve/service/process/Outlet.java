package io.reeve.service.process;

import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.output.JobOutput;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Where commands print what is to be taken for output of a job, whether it runs or not. */
public final class Outlet {
    private final Path directory;
    private final JobOutput output;
    private final LongSupplier numbers;

    /** @param numbers gives numbers as runs have them */
    Outlet(Path directory, JobOutput output, LongSupplier numbers) {
        this.directory = directory;
        this.output = output;
        this.numbers = numbers;
    }

    /** The FIFO for standard output. */
    public Path out() {
        return fifo(OutputStreamName.OUT);
    }

    /** The FIFO for standard error. */
    public Path err() {
        return fifo(OutputStreamName.ERR);
    }

    private Path fifo(OutputStreamName stream) {
        return directory.resolve(Objects.requireNonNull(JobOutput.FIFOS.get(stream)));
    }

    /** Call it when nobody prints any more, once; completes when everything is read. */
    public CompletableFuture<?> close() {
        return output.release(numbers.getAsLong());
    }
}
