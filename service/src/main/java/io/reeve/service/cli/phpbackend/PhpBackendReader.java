package io.reeve.service.cli.phpbackend;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.service.cli.phpbackend.PhpBackend.Schedule;
import io.reeve.service.cli.phpbackend.PhpBackend.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the files of php-backend-server: {@code config.json} of the jobs, {@code plugins/auth/config.json} of the users,
 * {@code plugins/scheduler/config.json} of the schedules, and the older {@code backendinfo}. What a file is shows by what is
 * in it. Source of facts: php-backend-server, revision 96704a0.
 */
public final class PhpBackendReader {

    private static final List<String> FILES =
            List.of("config.json", "plugins/auth/config.json", "plugins/scheduler/config.json", "backendinfo");

    private final List<PhpBackend.Job> jobs = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final List<User> users = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean accessControl;

    private PhpBackendReader() {}

    /**
     * Reads files, and of directories those files that are there.
     *
     * @throws IOException if one cannot be read
     * @throws IllegalArgumentException if one is no such file, or a directory has none
     */
    public static PhpBackend read(List<Path> paths) throws IOException {
        PhpBackendReader reader = new PhpBackendReader();
        for (Path path : paths) {
            for (Path file : files(path)) {
                reader.readFile(file);
            }
        }
        return new PhpBackend(
                List.copyOf(reader.jobs),
                List.copyOf(reader.schedules),
                List.copyOf(reader.users),
                reader.accessControl,
                List.copyOf(reader.remarks));
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = Stream.of(path, path.resolve("data"), path.resolve("server/data"))
                .flatMap(directory -> FILES.stream().map(directory::resolve))
                .filter(Files::isRegularFile)
                .toList();
        if (files.isEmpty()) {
            throw new IllegalArgumentException(path + ": there is none of " + String.join(", ", FILES));
        }
        return files;
    }

    private void readFile(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        PhpJson json = PhpJson.of(text);
        JsonElement content = json.value()
                .orElseThrow(
                        () -> new IllegalArgumentException(file + " is no file of php-backend-server: it has no JSON"));
        if (!json.whole()) {
            remarks.add(file + " breaks off: what is whole of it is taken");
        }
        take(file, content);
    }

    private void take(Path file, JsonElement content) {
        Map<String, JsonElement> entries = entries(content);
        if (content instanceof JsonObject object && object.has("users")) {
            accessControl |= PhpValue.isTrue(object.get("enable"));
            entries(object.get("users")).forEach(this::user);
        } else if (content instanceof JsonArray list && list.asList().stream().anyMatch(PhpBackendReader::isOldJob)) {
            list.forEach(each -> old(file, each));
        } else if (entries.values().stream().anyMatch(PhpBackendReader::hasSchedules)) {
            entries.forEach((job, all) -> entries(all).forEach((id, schedule) -> schedule(job, id, schedule)));
        } else {
            entries.forEach((name, job) -> job(name, job));
        }
    }

    private static boolean isOldJob(JsonElement each) {
        return each instanceof JsonObject job && job.has("jobname");
    }

    private static boolean hasSchedules(JsonElement ofJob) {
        return entries(ofJob).values().stream()
                .anyMatch(each -> each instanceof JsonObject schedule && schedule.has("condition"));
    }

    /** PHP writes an array whose keys are 0, 1 and so on as a list. */
    private static Map<String, JsonElement> entries(JsonElement array) {
        if (array instanceof JsonObject object) {
            return object.asMap();
        }
        Map<String, JsonElement> entries = new LinkedHashMap<>();
        if (array instanceof JsonArray list) {
            list.forEach(each -> entries.put(Integer.toString(entries.size()), each));
        }
        return entries;
    }

    private void job(String name, JsonElement job) {
        if (job instanceof JsonObject settings
                && PhpValue.text(settings.get("command")).isPresent()) {
            jobs.add(PhpJob.of(name, settings));
        } else if (PhpValue.isTrue(job)) {
            remarks.add("job " + name + ": left: it has no command");
        }
    }

    private void old(Path file, JsonElement each) {
        if (each instanceof JsonObject job
                && PhpValue.text(job.get("jobname")).isPresent()
                && PhpValue.text(job.get("jobpath")).isPresent()) {
            jobs.add(PhpJob.ofOld(PhpValue.text(job.get("jobname")).get(), job));
        } else {
            remarks.add(file + ": left: an entry without jobname and jobpath");
        }
    }

    private void schedule(String job, String id, JsonElement given) {
        if (!(given instanceof JsonObject schedule) || !(schedule.get("condition") instanceof JsonObject condition)) {
            remarks.add("schedule " + id + " of job " + job + ": left: it has no condition");
            return;
        }
        JsonObject settings = new JsonObject();
        settings.addProperty("id", id);
        settings.addProperty("enable", PhpValue.isTrue(schedule.get("enable")));
        settings.add("condition", condition);
        schedules.add(new Schedule(job, id, settings));
    }

    private void user(String name, JsonElement given) {
        if (!(given instanceof JsonObject user)
                || PhpValue.text(user.get("password")).isEmpty()) {
            remarks.add("user " + name + ": left: there is no password");
            return;
        }
        JsonObject facts = user.deepCopy();
        Set.of("username", "password", "privileges", "auth").forEach(facts::remove);
        users.add(new User(
                name,
                PhpValue.text(user.get("password")).get(),
                PhpValue.text(user.get("privileges")).orElse(""),
                facts));
    }
}
