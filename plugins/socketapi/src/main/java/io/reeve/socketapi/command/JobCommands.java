package io.reeve.socketapi.command;

import com.google.gson.JsonObject;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.OutputLine;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.spi.Visitor;
import java.time.Clock;
import java.util.List;

/** The lives of jobs. A job without a process is FAILED to most of these, as it was with php-backend-server. */
final class JobCommands {

    static final String JOB = "jobname";

    private static final String UP = "UP";
    private static final int FIRST = 1;

    private final Clock clock;

    JobCommands(Clock clock) {
        this.clock = clock;
    }

    private static JobMXBean job(Visitor visitor, Params params) throws RefusedException {
        return visitor.bean(ObjectNames.job(params.text(JOB)), JobMXBean.class);
    }

    private static ServerMXBean server(Visitor visitor) {
        return visitor.bean(ObjectNames.SERVER, ServerMXBean.class);
    }

    static Answer status(Visitor visitor, Params params) throws RefusedException {
        JobState state = job(visitor, params).getState();
        return state.hasProcess() ? Answer.of(UP) : Answer.FAILED;
    }

    static Answer statusAll(Visitor visitor, Params params) {
        JsonObject table = new JsonObject();
        server(visitor).statusAll().forEach((name, status) -> {
            if (status.state().hasProcess()) {
                table.addProperty(name, UP);
            }
        });
        return Answer.orEmptyList(table);
    }

    Answer read(Visitor visitor, Params params) throws RefusedException {
        return Answer.of(new OutputView(clock).of(lines(visitor, params)));
    }

    /**
     * What it has printed lately.
     *
     * @throws RefusedException also if it has no process
     */
    static List<OutputLine> lines(Visitor visitor, Params params) throws RefusedException {
        JobMXBean job = job(visitor, params);
        if (!job.getState().hasProcess()) {
            throw new RefusedException("there is no process");
        }
        return job.readLines(FIRST, OutputStreamName.OUT);
    }

    static Answer mem(Visitor visitor, Params params) throws RefusedException {
        MemoryUse use = job(visitor, params).mem();
        return use.processes() == 0 ? Answer.FAILED : Answer.of(ServerCommands.kilobytes(use));
    }

    static Answer memAll(Visitor visitor, Params params) {
        JsonObject table = new JsonObject();
        server(visitor).memAll().forEach((name, use) -> {
            if (use.processes() > 0) {
                table.addProperty(name, ServerCommands.kilobytes(use));
            }
        });
        return Answer.orEmptyList(table);
    }

    static Answer start(Visitor visitor, Params params) throws RefusedException {
        job(visitor, params).start();
        return Answer.OK;
    }

    static Answer stop(Visitor visitor, Params params) throws RefusedException {
        job(visitor, params).stop();
        return Answer.OK;
    }

    static Answer restart(Visitor visitor, Params params) throws RefusedException {
        job(visitor, params).restart();
        return Answer.OK;
    }
}
