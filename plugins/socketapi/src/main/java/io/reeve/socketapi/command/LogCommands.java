package io.reeve.socketapi.command;

import io.reeve.mbeans.LogExplorerMXBean;
import io.reeve.mbeans.LogFileInfo;
import io.reeve.mbeans.ObjectNames;
import io.reeve.spi.Visitor;
import java.util.List;

/** Log files. One that does not exist is OK, without data. */
final class LogCommands {

    private static final String DIRECTORY = "dirname";
    private static final String FILE = "filename";

    private LogCommands() {}

    private static LogExplorerMXBean logs(Visitor visitor) {
        return visitor.bean(ObjectNames.LOG_EXPLORER, LogExplorerMXBean.class);
    }

    static Answer listDir(Visitor visitor, Params params) throws RefusedException {
        return Answer.ofTexts(logs(visitor).listDir(params.text(JobCommands.JOB)));
    }

    static Answer listFile(Visitor visitor, Params params) throws RefusedException {
        return names(logs(visitor).listFile(params.text(JobCommands.JOB), LogName.day(params.text(DIRECTORY))));
    }

    static Answer get(Visitor visitor, Params params) throws RefusedException {
        LogName name = name(params);
        return text(logs(visitor).get(params.text(JobCommands.JOB), name.directory(), name.file()));
    }

    static Answer serverListDir(Visitor visitor, Params params) {
        return Answer.ofTexts(logs(visitor).serverListDir());
    }

    static Answer serverListFile(Visitor visitor, Params params) throws RefusedException {
        return names(logs(visitor).serverListFile(LogName.day(params.text(DIRECTORY))));
    }

    static Answer serverGet(Visitor visitor, Params params) throws RefusedException {
        LogName name = name(params);
        return text(logs(visitor).serverGet(name.directory(), name.file()));
    }

    private static LogName name(Params params) throws RefusedException {
        return LogName.of(params.text(DIRECTORY), params.text(FILE));
    }

    private static Answer names(List<LogFileInfo> files) {
        return Answer.ofTexts(files.stream().map(LogFileInfo::name).toList());
    }

    private static Answer text(String log) {
        return log.isEmpty() ? Answer.OK : Answer.of(LogView.of(log));
    }
}
