package io.reeve.socketapi.command;

import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.spi.Visitor;

/** The service itself. */
final class ServerCommands {

    private static final long KILOBYTE = 1024;

    private ServerCommands() {}

    private static ServerMXBean server(Visitor visitor) {
        return visitor.bean(ObjectNames.SERVER, ServerMXBean.class);
    }

    static Answer mem(Visitor visitor, Params params) {
        return Answer.of(kilobytes(server(visitor).mem()));
    }

    static Answer memBytes(Visitor visitor, Params params) {
        return Answer.of(Long.toString(server(visitor).mem().residentBytes()));
    }

    static Answer read(Visitor visitor, Params params) {
        return Answer.of(LogView.recent(server(visitor).read()));
    }

    /** Memory as a text of digits. */
    static String kilobytes(MemoryUse use) {
        return Long.toString(use.residentBytes() / KILOBYTE);
    }
}
