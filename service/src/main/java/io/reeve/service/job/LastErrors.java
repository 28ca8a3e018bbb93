package io.reeve.service.job;

import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.process.ProcessHost;
import java.util.List;

/** What an instance wrote to standard error last, where somebody asks why it is down. */
record LastErrors(ProcessHost host, InstanceName name) {
    private static final int LINES = 5;
    private static final int LONGEST = 500;

    /** The lines, long ones cut; none where it wrote nothing, or never ran. */
    List<String> lines() {
        return host.recentOutput(name.key())
                .map(output -> output.lines(OutputStreamName.ERR, LINES))
                .orElse("")
                .lines()
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST)))
                .toList();
    }
}
