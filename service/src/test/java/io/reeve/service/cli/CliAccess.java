package io.reeve.service.cli;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.fakes.GuardedDoors;
import java.util.List;
import java.util.Optional;

/** {@code bin/reeve}, by token. */
final class CliAccess implements Access {
    private final CommandLineTester reeve = new CommandLineTester();

    CliAccess(GuardedDoors doors, String role, String token) {
        reeve.environment.put("REEVE_URL", "http://127.0.0.1:" + doors.httpPort + "/jolokia");
        reeve.environment.put("REEVE_TOKEN", token);
    }

    /** The command that leads to this member; not every member has one. */
    static Optional<String[]> command(Member member) {
        if (!member.kind().equals("exec")) {
            return Optional.empty();
        }
        if (member.bean().equals(ObjectNames.SCHEDULER)) {
            return scheduleCommand(member);
        }
        String job = member.job();
        boolean server = member.bean().equals(ObjectNames.SERVER);
        boolean explorer = member.bean().equals(ObjectNames.LOG_EXPLORER);
        boolean audit = member.bean().equals(ObjectNames.AUDIT);
        List<String> words =
                switch (member.name()) {
                    case "start", "stop", "restart", "wakeup", "run", "status", "explain", "read" ->
                        job.isEmpty() || server ? List.of() : List.of(member.name(), job);
                    case "rollingRestart" -> List.of("restart", "--rolling", job);
                    case "signal" -> List.of("signal", "CONT", job);
                    case "scale" -> List.of("scale", job, "1");
                    case "environment" -> List.of("env", job);
                    case "statusAll" -> List.of("ls");
                    case "select" -> List.of("ls", "-l", "team");
                    case "getAll" -> server ? List.of("get", "--all") : List.of();
                    case "get", "delete" -> server ? List.of(member.name(), job) : List.of();
                    case "add" -> server ? List.of("add", job, "--", "/bin/true") : List.of();
                    case "verify" -> List.of("audit", "--verify");
                    case "search" -> List.of("grep", "text", job);
                    case "serverSearch" -> List.of("grep", "text", "--server");
                    case "listDir" -> explorer ? List.of("files", job) : List.of();
                    case "serverListDir" -> List.of("files", "--server");
                    case "listFile" -> explorer ? List.of("files", job, "20261121/2026112104.log") : List.of();
                    case "tail" -> audit ? List.of("audit", "-n", "1") : List.of();
                    default -> List.of();
                };
        return words.isEmpty() ? Optional.empty() : Optional.of(words.toArray(String[]::new));
    }

    /** Of schedules that there are not, so that nothing is changed. */
    private static Optional<String[]> scheduleCommand(Member member) {
        String job = member.job();
        String id = "00000000-0000-0000-0000-000000000000";
        return switch (member.name()) {
            case "getAll" -> Optional.of(new String[] {"schedule", "ls"});
            case "add" -> Optional.of(new String[] {"schedule", "add", job, "never"});
            case "update" -> Optional.of(new String[] {"schedule", "set", job, id, "retries=1"});
            case "delete" -> Optional.of(new String[] {"schedule", "rm", job, id});
            case "run" -> Optional.of(new String[] {"schedule", "run", job, id});
            case "get" -> Optional.of(new String[] {"schedule", "show", job, id});
            case "next" -> Optional.of(new String[] {"schedule", "next", job, id});
            case "preview" -> Optional.of(new String[] {"schedule", "next", "--cron", "@daily"});
            case "history" -> Optional.of(new String[] {"schedule", "history", job});
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isOpen(Member member) {
        return command(member)
                .map(words -> !reeve.run(words).err().contains(" is closed to "))
                .orElse(false);
    }
}
