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

    static NewJob of(List<String> words, JobOptions options, Path directory) {
        JsonObject settings = new JsonObject();
        if (!options.shell && words.size() > 1) {
            settings.addProperty("params", ShellWords.join(words.subList(1, words.size())));
        }
        options.directory.ifPresent(path -> settings.addProperty("directory", absolute(directory, path)));
        options.bufferSize.ifPresent(lines -> settings.addProperty("bufferSize", lines));
        options.stopSignal.ifPresent(signal -> settings.addProperty("stopSignal", signal));
        options.stopTimeout.ifPresent(time -> settings.addProperty("stopTimeout", time));
        options.interpreter.ifPresent(program -> settings.addProperty("interpreter", program));
        addFlags(settings, options);
        for (String argument : options.settings) {
            Assignment assignment = SettingArguments.split(argument);
            settings.add(assignment.key(), SettingArguments.value(assignment.key(), assignment.value()));
        }
        String program = words.get(0);
        boolean path = program.indexOf('/') >= 0;
        return new NewJob(
                options.shell ? String.join(" ", words) : path ? absolute(directory, program) : program, settings);
    }

    private static void addFlags(JsonObject settings, JobOptions options) {
        if (options.noLog) {
            settings.addProperty("writeLog", false);
        }
        if (options.shell) {
            settings.addProperty("shell", true);
        }
        if (!options.environment.isEmpty()) {
            JsonObject environment = new JsonObject();
            options.environment.forEach(environment::addProperty);
            settings.add("environment", environment);
        }
    }

    /** The service has another working directory. */
    private static String absolute(Path directory, String path) {
        return directory.resolve(path).normalize().toString();
    }
}
