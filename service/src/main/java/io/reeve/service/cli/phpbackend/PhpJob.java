package io.reeve.service.cli.phpbackend;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.service.config.ShellWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A job of php-backend-server in the words of this service. */
final class PhpJob {

    /** What a POSIX shell does not take as it stands; {@code #} and {@code ~} only at the beginning of a word. */
    private static final Pattern SPECIAL = Pattern.compile("[$`|&;<>()*?\\[\\]{}!\\n]|(^|\\s)[#~]");

    private static final Pattern SINGLE_QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"([^\"$`\\\\]|\\\\[^$`])*\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\[^\\n]");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    /** The credentials of whoever added the job, and its name. */
    private static final Set<String> DROPPED = Set.of("auth", "jobname");

    /** What the plugin socket-api shows to clients of php-backend-server, and has no meaning elsewhere. */
    private static final String UNKNOWN = "socket-api.";

    private static final Set<String> READ =
            Set.of("command", "params", "buffersize", "writelog", "autostart", "guard", "guarder");

    private final JsonObject settings = new JsonObject();
    private final List<String> remarks = new ArrayList<>();

    private PhpJob() {}

    static PhpBackend.Job of(String name, JsonObject given) {
        PhpJob job = new PhpJob();
        job.bufferSize(given.get("buffersize"));
        job.settings.addProperty("writeLog", PhpValue.isTrue(given.get("writelog")));
        job.flag("autostart", PhpValue.isTrue(given.get("autostart")));
        job.flag("guard", PhpValue.isTrue(given.get("guard")) || PhpValue.isTrue(given.get("guarder")));
        for (Map.Entry<String, JsonElement> more : given.entrySet()) {
            if (!READ.contains(more.getKey()) && !DROPPED.contains(more.getKey())) {
                job.settings.add(UNKNOWN + more.getKey(), more.getValue());
            }
        }
        String command = PhpValue.text(given.get("command")).orElseThrow();
        return job.named(
                name, command, PhpValue.text(given.get("params")).orElse("").strip());
    }

    /** One of the first versions, whose path may have parameters behind it. */
    static PhpBackend.Job ofOld(String name, JsonObject given) {
        PhpJob job = new PhpJob();
        job.settings.addProperty("writeLog", PhpValue.isTrue(given.get("writelog")));
        job.flag("autostart", PhpValue.isTrue(given.get("autostart")));
        String[] words =
                PhpValue.text(given.get("jobpath")).orElseThrow().strip().split("\\s+", 2);
        return job.named(name, words[0], words.length == 1 ? "" : words[1]);
    }

    private void flag(String key, boolean set) {
        if (set) {
            settings.addProperty(key, true);
        }
    }

    private void bufferSize(JsonElement given) {
        Optional<String> lines = PhpValue.text(given);
        if (lines.filter(text -> WHOLE_NUMBER.matcher(text).matches()).isPresent()) {
            settings.addProperty("bufferSize", Integer.parseInt(lines.get()));
        } else if (given != null && !given.isJsonNull()) {
            remarks.add("the usual buffer size, as " + given + " is none");
        }
    }

    /** There, a shell ran every command. */
    private PhpBackend.Job named(String name, String command, String params) {
        if (!needsShell(params)) {
            if (!params.isEmpty()) {
                settings.addProperty("params", params);
            }
            return new PhpBackend.Job(name, command, settings, String.join("; ", remarks));
        }
        remarks.add("a shell runs it, as its parameters need one");
        settings.addProperty("shell", true);
        Path directory = Path.of(command).getParent();
        if (directory != null) {
            settings.addProperty("directory", directory.toString());
        }
        String program = command.toLowerCase(Locale.ROOT).endsWith(".php") ? "php " : "";
        String line = "exec " + program + ShellWords.join(List.of(command)) + " " + params;
        return new PhpBackend.Job(name, line, settings, String.join("; ", remarks));
    }

    static boolean needsShell(String params) {
        String bare = SINGLE_QUOTED.matcher(params).replaceAll("q");
        bare = DOUBLE_QUOTED.matcher(bare).replaceAll("q");
        return SPECIAL.matcher(ESCAPED.matcher(bare).replaceAll("e")).find();
    }
}
