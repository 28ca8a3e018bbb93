package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** {@code reeve files}. */
final class FilesCommand implements Subcommand {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve files NAME [DIRECTORY/FILE] | --server [DIRECTORY/FILE]",
                """
                Lists the log files of a job, also of one that was deleted, or prints the whole text of one of them. Compressed
                files read as the others do; their SIZE is what they take on the disk. What is not UTF-8 is printed as U+FFFD.
                """,
                0,
                2,
                Syntax.flag("server", "Log files of the service itself."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        boolean server = given.has("--server");
        List<String> words = given.words();
        int own = server ? 0 : 1;
        if (words.size() < own) {
            throw CommandFailedException.usage("a job whose log files to list is missing: a NAME, or --server");
        }
        if (words.size() > own + 1) {
            throw CommandFailedException.usage("--server lists the log files of the service: no job");
        }
        Optional<LogPath> path = words.size() == own ? Optional.empty() : Optional.of(LogPath.of(words.get(own)));
        if (path.isPresent() && session.json()) {
            throw CommandFailedException.usage("files prints a text, not a JSON value; leave out --json");
        }
        ExploredLog log = new ExploredLog(session.jobs(), server ? Optional.empty() : Optional.of(words.get(0)));
        return path.isPresent() ? new LogPrinter(session, log).print(path.get()) : list(session, log);
    }

    private static int list(Session session, ExploredLog log) throws ServiceUnreachableException {
        JsonArray files = files(log);
        if (files.isEmpty()) {
            log.requireJob();
        }
        if (session.json()) {
            session.print(files);
        } else if (!files.isEmpty()) {
            table(files, session.surroundings().clock().getZone()).print(session.terminal());
        }
        return ExitCode.OK;
    }

    private static JsonArray files(ExploredLog log) throws ServiceUnreachableException {
        List<JsonElement> directories = log.ask("listDir").getAsJsonArray().asList();
        List<JolokiaReply> replies = log.jobs()
                .client()
                .sendAll(directories.stream()
                        .map(directory -> log.request("listFile", directory.getAsString()))
                        .toList());
        JsonArray files = new JsonArray();
        for (int i = 0; i < replies.size(); i++) {
            for (JsonElement file : log.value(replies.get(i)).getAsJsonArray()) {
                file.getAsJsonObject().add("directory", directories.get(i));
                files.add(file);
            }
        }
        return files;
    }

    private static Table table(JsonArray files, ZoneId zone) {
        Table table = new Table("FILE", "STREAM", "SIZE", "COMPRESSED", "MODIFIED");
        for (JsonElement element : files) {
            JsonObject file = element.getAsJsonObject();
            table.row(
                    file.get("directory").getAsString() + "/" + file.get("name").getAsString(),
                    file.get("stream").getAsString(),
                    People.bytes(file.get("storedBytes").getAsLong()),
                    file.get("compressed").getAsBoolean() ? "yes" : "no",
                    TIME.format(Instant.ofEpochMilli(file.get("modifiedMillis").getAsLong())
                            .atZone(zone)));
        }
        return table;
    }
}
