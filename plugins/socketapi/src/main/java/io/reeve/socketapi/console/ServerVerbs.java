package io.reeve.socketapi.console;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.spi.Visitor;
import java.util.List;

/** The service, and what its jobs are. */
final class ServerVerbs {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String KEEP = "keep-jobs";
    private static final long KILOBYTE = 1024;

    private ServerVerbs() {}

    static List<Verb> all() {
        return List.of(
                new Verb("add JOB COMMAND [PARAMS]", "Defines a job; it is not started.", true, ServerVerbs::add),
                new Verb("get JOB", "Its settings.", false, ServerVerbs::get),
                new Verb("set JOB SETTING=VALUE", "Changes one, with a value as in YAML.", true, ServerVerbs::set),
                new Verb("delete JOB", "Removes a job that is not running; its logs stay.", true, ServerVerbs::delete),
                new Verb("serverread", "The last lines of the service's own log.", false, ServerVerbs::read),
                new Verb("servermem", "Memory of the service itself.", true, ServerVerbs::mem));
    }

    /** Ends the service, and with it the conversation. */
    static Verb shutdown() {
        return new Verb(
                "shutdown [" + KEEP + "]",
                "Ends the service and its jobs, or only the service.",
                true,
                ServerVerbs::stop);
    }

    private static ServerMXBean server(Visitor visitor) {
        return visitor.bean(ObjectNames.SERVER, ServerMXBean.class);
    }

    private static String add(Visitor visitor, Words words) throws UsageException {
        String name = words.next();
        String command = words.next();
        String settings = words.areLeft() ? setting("params", json(words.rest())) : "";
        server(visitor).add(name, command, settings);
        return name + ": added";
    }

    private static String get(Visitor visitor, Words words) throws UsageException {
        JobDefinition definition = server(visitor).get(words.last());
        return GSON.toJson(definition);
    }

    private static String set(Visitor visitor, Words words) throws UsageException {
        String name = words.next();
        String assignment = words.rest();
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw words.wrong();
        }
        String value = assignment.substring(equals + 1);
        server(visitor).update(name, setting(assignment.substring(0, equals), value.isBlank() ? "''" : value));
        return name + ": changed";
    }

    private static String setting(String key, String value) {
        return json(key) + ": " + value;
    }

    private static String json(String text) {
        return GSON.toJson(new JsonPrimitive(text));
    }

    private static String delete(Visitor visitor, Words words) throws UsageException {
        String name = words.last();
        server(visitor).delete(name);
        return name + ": deleted";
    }

    private static String read(Visitor visitor, Words words) throws UsageException {
        words.end();
        return server(visitor).read().stripTrailing();
    }

    private static String mem(Visitor visitor, Words words) throws UsageException {
        words.end();
        MemoryUse use = server(visitor).mem();
        return use.residentBytes() / KILOBYTE + " KiB";
    }

    private static String stop(Visitor visitor, Words words) throws UsageException {
        boolean keep = words.areLeft();
        if (keep && !words.last().equals(KEEP)) {
            throw words.wrong();
        }
        server(visitor).stop(keep);
        return keep ? "the service ends, its jobs go on" : "the service and its jobs end";
    }
}
