package io.reeve.socketapi.command;

import io.reeve.mbeans.OutputLine;
import io.reeve.spi.Visitor;
import java.util.List;
import java.util.Set;

/**
 * The seven commands that php-backend-server had before June 2013, by those that it had since. Answers are texts: an OK has
 * what was asked for in its place, and STATUS is never FAILED.
 */
final class OldCommands {

    private static final String DOWN = "DOWN";
    /** Clients cut the last character off, whatever it is. */
    private static final String NOTHING = "\0";

    private static final Command DEFINE = DefinitionCommands::add;
    private static final Command DEFINE_AGAIN = DefinitionCommands::update;
    private static final Set<String> QUICK = Set.of("STATUS", "READ", "SERVERREAD");

    private OldCommands() {}

    /** Whether it may have to wait for a process or a disk. */
    static boolean waits(OldRequest request) {
        return !QUICK.contains(request.command());
    }

    static String answer(Visitor visitor, OldRequest request) {
        return switch (request.command()) {
            case "STATUS" -> text(run(JobCommands::status, visitor, request), DOWN);
            case "START" -> code(run((who, job) -> start(who, job, request), visitor, request));
            case "STOP" -> code(run(JobCommands::stop, visitor, request));
            case "RESTART" -> code(run(JobCommands::restart, visitor, request));
            case "READ" -> text(run(OldCommands::read, visitor, request), NOTHING);
            case "SERVERMEM" -> text(run(ServerCommands::memBytes, visitor, request), "");
            case "SERVERREAD" -> text(run(ServerCommands::read, visitor, request), "");
            default -> throw new IllegalStateException("no such command: " + request.command());
        };
    }

    private static Answer run(Command command, Visitor visitor, OldRequest request) {
        try {
            return Desk.run(command, visitor, request.params());
        } catch (RefusedException e) {
            return Answer.FAILED;
        }
    }

    private static String code(Answer answer) {
        return answer.code().name();
    }

    private static String text(Answer answer, String otherwise) {
        return switch (answer.code()) {
            case OK -> answer.data().getAsString();
            case FAILED, UNKNOWN -> otherwise;
            case DENIED -> code(answer);
        };
    }

    private static Answer read(Visitor visitor, Params job) throws RefusedException {
        List<OutputLine> lines = JobCommands.lines(visitor, job);
        return Answer.of(String.join("\n", lines.stream().map(OutputLine::text).toList()) + "\n");
    }

    /** From then on a job is what the last START said of it; one that cannot be started is what it was before. */
    private static Answer start(Visitor visitor, Params job, OldRequest request) throws RefusedException {
        if (run(JobCommands::status, visitor, request).code() == Answer.Code.OK) {
            return Answer.FAILED;
        }
        Params settings = job.with(OldStart.settings(request));
        Answer before = run(DefinitionCommands::get, visitor, request);
        boolean known = before.code() == Answer.Code.OK;
        (known ? DEFINE_AGAIN : DEFINE).run(visitor, settings);
        try {
            return JobCommands.start(visitor, job);
        } catch (RuntimeException e) {
            if (known) {
                DEFINE_AGAIN.run(visitor, settings.as(before.data().getAsJsonObject()));
            } else {
                DefinitionCommands.delete(visitor, job);
            }
            throw e;
        }
    }
}
