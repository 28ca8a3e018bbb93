package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.cli.phpbackend.PhpBackend;
import io.reeve.service.cli.phpbackend.PhpBackendReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code reeve import}. */
final class ImportCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve import php-backend PATH... [--timezone ZONE] [--dry-run]",
                """
                Takes over the jobs, schedules and users of a php-backend-server. PATH is its directory, or one of the files
                data/config.json, data/plugins/auth/config.json, data/plugins/scheduler/config.json and data/backendinfo.
                Nothing there is changed, and nothing is started; what is here already under the same name stays as it is.
                Passwords are kept as hashes.
                The exit code is 0 if everything was taken, otherwise 1; a line for each tells what was taken and what was
                left, and why.
                """,
                2,
                Syntax.ANY,
                Syntax.option(
                        "timezone",
                        "ZONE",
                        "Whose clocks the schedules mean, such as Asia/Shanghai; default: the service's."),
                Syntax.flag("dry-run", "Only tell what there is; needs no service."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        List<String> words = given.words();
        if (!words.get(0).equals("php-backend")) {
            throw CommandFailedException.usage("'" + words.get(0) + "' cannot be imported from: expected php-backend");
        }
        PhpBackend found = read(words.subList(1, words.size()).stream()
                .map(session.surroundings().directory()::resolve)
                .toList());
        Import work = new Import(session, given.has("--dry-run"));
        found.remarks().forEach(work::leave);
        for (PhpBackend.Job job : found.jobs()) {
            work.take("job " + job.name(), job.remark(), addition(job));
        }
        for (PhpBackend.Schedule schedule : found.schedules()) {
            work.take(
                    "schedule " + schedule.id() + " of job " + schedule.job(),
                    "",
                    addition(schedule, given.value("--timezone")));
        }
        for (PhpBackend.User user : found.users()) {
            work.take("user " + user.name(), "", addition(user));
        }
        if (!found.users().isEmpty()) {
            work.compareAccessControl(found.accessControl());
        }
        return work.finish();
    }

    private static JolokiaRequest addition(PhpBackend.Job job) {
        return JolokiaRequest.exec(
                ObjectNames.SERVER,
                "add",
                job.name(),
                job.command(),
                job.settings().toString());
    }

    private static JolokiaRequest addition(PhpBackend.Schedule schedule, Optional<String> zone) {
        JsonObject settings = schedule.settings().deepCopy();
        zone.ifPresent(name -> settings.addProperty("timezone", name));
        return JolokiaRequest.exec(ObjectNames.SCHEDULER, "add", schedule.job(), settings.toString());
    }

    private static JolokiaRequest addition(PhpBackend.User user) {
        return JolokiaRequest.exec(
                ObjectNames.AUTH,
                "add",
                user.name(),
                user.password(),
                user.privileges(),
                user.facts().toString());
    }

    private static PhpBackend read(List<Path> paths) {
        try {
            return PhpBackendReader.read(paths);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.REFUSED, "cannot read " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
