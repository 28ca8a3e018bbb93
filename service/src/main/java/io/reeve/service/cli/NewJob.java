package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.service.cli.SettingArguments.Assignment;
import io.reeve.service.config.ShellWords;
import java.nio.file.Path;
import java.util.List;

/**
 * A command line as the service wants it.
 *
 * @param command the program, or the command line of a shell job
 * @param settings everything else
 */
record NewJob(String command, JsonObject settings) {

    static NewJob of(Given given, Path directory) {
        List<String> words = given.words().subList(1, given.words().size());
        boolean shell = given.has("--shell");
        JsonObject settings = new JsonObject();
        if (!shell && words.size() > 1) {
            settings.addProperty("params", ShellWords.join(words.subList(1, words.size())));
        }
        given.value("--directory").ifPresent(path -> settings.addProperty("directory", absolute(directory, path)));
        given.integer("--buffer-size").ifPresent(lines -> settings.addProperty("bufferSize", lines));
        given.value("--stop-signal").ifPresent(signal -> settings.addProperty("stopSignal", signal));
        given.value("--stop-timeout").ifPresent(time -> settings.addProperty("stopTimeout", time));
        given.value("--interpreter").ifPresent(program -> settings.addProperty("interpreter", program));
        addFlags(settings, given);
        addEnvironment(settings, given.values("--env"));
        for (String argument : given.values("--set")) {
            Assignment assignment = SettingArguments.split(argument);
            settings.add(assignment.key(), SettingArguments.value(assignment.key(), assignment.value()));
        }
        String program = words.get(0);
        boolean path = program.indexOf('/') >= 0;
        return new NewJob(shell ? String.join(" ", words) : path ? absolute(directory, program) : program, settings);
    }

    private static void addFlags(JsonObject settings, Given given) {
        if (given.has("--no-log")) {
            settings.addProperty("writeLog", false);
        }
        if (given.has("--shell")) {
            settings.addProperty("shell", true);
        }
    }

    private static void addEnvironment(JsonObject settings, List<String> variables) {
        if (!variables.isEmpty()) {
            JsonObject environment = new JsonObject();
            for (String variable : variables) {
                Assignment assignment = SettingArguments.split(variable);
                environment.addProperty(assignment.key(), assignment.value());
            }
            settings.add("environment", environment);
        }
    }

    /** The service has another working directory. */
    private static String absolute(Path directory, String path) {
        return directory.resolve(path).normalize().toString();
    }
}
