package io.reeve.socketapi.command;

import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All commands by name. */
final class Commands {

    /**
     * A command.
     *
     * @param waits whether it may have to wait: for a process, a disk, a hash or its turn
     */
    record Entry(Command command, boolean waits) {}

    /** A whole log is several megabytes, and its answer several times that while it is made. */
    private static final int LOGS_AT_A_TIME = 2;

    private final Map<String, Entry> entries = new HashMap<>();

    /** @param clock in the zone of the times in texts */
    Commands(Clock clock) {
        jobs(new JobCommands(clock));
        definitions();
        server();
        auth();
        logs();
        schedules();
    }

    private void jobs(JobCommands jobs) {
        quick("STATUS", JobCommands::status);
        quick("STATUSALL", JobCommands::statusAll);
        quick("READ", jobs::read);
        waiting("MEM", JobCommands::mem);
        waiting("MEMALL", JobCommands::memAll);
        waiting("START", JobCommands::start);
        waiting("STOP", JobCommands::stop);
        waiting("RESTART", JobCommands::restart);
    }

    private void definitions() {
        quick("GET", DefinitionCommands::get);
        quick("GETALL", DefinitionCommands::getAll);
        waiting("ADD", DefinitionCommands::add);
        waiting("UPDATE", DefinitionCommands::update);
        waiting("DELETE", DefinitionCommands::delete);
    }

    private void server() {
        waiting("SERVERMEM", ServerCommands::mem);
        quick("SERVERREAD", ServerCommands::read);
    }

    private void auth() {
        quick("AUTH.GETENABLE", AuthCommands::getEnable);
        waiting("AUTH.SETENABLE", AuthCommands::setEnable);
        waiting("AUTH.ADD", AuthCommands::add);
        waiting("AUTH.UPDATE", AuthCommands::update);
        waiting("AUTH.DELETE", AuthCommands::delete);
        quick("AUTH.GET", AuthCommands::get);
        quick("AUTH.GETALL", AuthCommands::getAll);
    }

    private void logs() {
        Turns turns = new Turns(LOGS_AT_A_TIME);
        waiting("LOGEXPLORER.LISTDIR", LogCommands::listDir);
        waiting("LOGEXPLORER.LISTFILE", LogCommands::listFile);
        waiting("LOGEXPLORER.GET", turns.around(LogCommands::get));
        waiting("LOGEXPLORER.SERVERLISTDIR", LogCommands::serverListDir);
        waiting("LOGEXPLORER.SERVERLISTFILE", LogCommands::serverListFile);
        waiting("LOGEXPLORER.SERVERGET", turns.around(LogCommands::serverGet));
    }

    private void schedules() {
        waiting("SCHEDULER.ADD", ScheduleCommands::add);
        waiting("SCHEDULER.UPDATE", ScheduleCommands::update);
        waiting("SCHEDULER.DELETE", ScheduleCommands::delete);
        waiting("SCHEDULER.GET", ScheduleCommands::get);
        waiting("SCHEDULER.GETALL", ScheduleCommands::getAll);
        waiting("SCHEDULER.GETLOG", ScheduleCommands::getLog);
    }

    private void quick(String name, Command command) {
        entries.put(name, new Entry(command, false));
    }

    private void waiting(String name, Command command) {
        entries.put(name, new Entry(command, true));
    }

    /** As with php-backend-server, case matters in the names of plugins' commands alone. */
    Optional<Entry> find(String name) {
        boolean ofPlugin = name.contains(".");
        return Optional.ofNullable(entries.get(ofPlugin ? name : name.toUpperCase(Locale.ROOT)));
    }
}
