package io.reeve.service.job;

import io.reeve.service.config.ShellWords;
import io.reeve.service.process.Command;
import io.reeve.service.process.Constraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a job's settings into what can be executed, at each start anew, or says why it cannot. Thread-safe.
 */
final class Commands {
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};
    private static final int LONGEST_SHEBANG = 256;

    private final Map<String, String> baseEnvironment;
    private final Map<String, List<String>> interpreters;
    private final Path home;

    /**
     * @param interpreters the command that runs a file which is no program, by the file's extension
     * @param home the working directory of shell jobs that name none
     */
    Commands(Map<String, String> baseEnvironment, Map<String, List<String>> interpreters, Path home) {
        this.baseEnvironment = baseEnvironment;
        this.interpreters = interpreters;
        this.home = home;
    }

    /**
     * What the service adds, and what the job says; worked out at each start.
     *
     * @param instance its number, from 1
     */
    Map<String, String> environment(JobSpec spec, int instance) {
        Map<String, String> environment = new HashMap<>(baseEnvironment);
        environment.putAll(ServiceRights.environment(spec.resources()));
        environment.putAll(spec.environment());
        environment.put("REEVE_JOB", spec.name());
        environment.put("REEVE_INSTANCE", Integer.toString(instance));
        return environment;
    }

    /**
     * What to execute.
     *
     * @param instance the number of the instance, from 1
     * @throws IllegalArgumentException where the command cannot be started, with the reason
     */
    Command resolve(JobSpec spec, int instance) {
        Map<String, String> environment = environment(spec, instance);
        if (spec.shell()) {
            String line = (spec.command() + " " + spec.params()).strip();
            return new Command(List.of("/bin/sh", "-c", line), directory(spec, home), environment, constraints(spec));
        }
        String path = environment.getOrDefault("PATH", DEFAULT_PATH);
        Path program = locate(spec, path);
        Path parent = Optional.ofNullable(program.getParent()).orElse(home);
        List<String> words = new ArrayList<>(interpreter(spec, program, path));
        words.add(program.toString());
        words.addAll(ShellWords.split(spec.params()));
        return new Command(words, directory(spec, parent), environment, constraints(spec));
    }

    /**
     * A hook of a job, as a command in the job's directory and environment.
     *
     * @throws IllegalArgumentException where it cannot be started, with the reason
     */
    Command hook(JobSpec spec, String key, Hook hook, int instance) {
        Path directory = resolveOrNone(spec, instance).directory();
        return resolve(spec.running(key, hook, directory), instance).with(Map.of("REEVE_JOB", spec.name()));
    }

    private static Constraints constraints(JobSpec spec) {
        if (spec.resources().equals(Resources.NONE)) {
            return Constraints.NONE;
        }
        try {
            return ServiceRights.own().constraints(spec.resources());
        } catch (IllegalArgumentException e) {
            throw cannotStart(spec, String.valueOf(e.getMessage()));
        }
    }

    /** The same for the probes of a process that is there, though another one could not be started. */
    Command resolveOrNone(JobSpec spec, int instance) {
        try {
            return resolve(spec, instance);
        } catch (IllegalArgumentException e) {
            return new Command(List.of(), home, environment(spec, instance));
        }
    }

    private static Path directory(JobSpec spec, Path fallback) {
        Path directory = spec.directory().isEmpty() ? fallback : Path.of(spec.directory());
        if (!Files.isDirectory(directory)) {
            throw cannotStart(spec, "its directory " + directory + " does not exist or is no directory");
        }
        if (!Files.isExecutable(directory)) {
            throw cannotStart(spec, "its directory " + directory + " may not be entered");
        }
        return directory;
    }

    private static Path locate(JobSpec spec, String searchPath) {
        String command = spec.command();
        if (!command.contains("/")) {
            return inPath(command, searchPath)
                    .orElseThrow(() -> cannotStart(spec, "no program '" + command + "' in PATH " + searchPath));
        }
        Path program = Path.of(command);
        if (!program.isAbsolute()) {
            if (spec.directory().isEmpty()) {
                throw cannotStart(spec, "'" + command + "' is relative: give its whole path, or a directory");
            }
            program = Path.of(spec.directory()).resolve(program).normalize();
        }
        if (!Files.exists(program)) {
            String hint = command.contains(" ") ? "; arguments belong into params" : "";
            throw cannotStart(spec, "the file " + program + " does not exist" + hint);
        }
        if (Files.isDirectory(program)) {
            throw cannotStart(spec, program + " is a directory");
        }
        return program;
    }

    private static Optional<Path> inPath(String name, String searchPath) {
        for (String entry : searchPath.split(":")) {
            Path candidate = Path.of(entry.isEmpty() ? "." : entry, name).toAbsolutePath();
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** What has to be put before the program, nothing where the kernel can execute it. */
    private List<String> interpreter(JobSpec spec, Path program, String searchPath) {
        if (!spec.interpreter().isEmpty()) {
            return located(spec, ShellWords.split(spec.interpreter()), searchPath);
        }
        Optional<List<String>> byExtension = Optional.ofNullable(interpreters.get(extension(program)));
        boolean executable = Files.isExecutable(program);
        if (executable && (isProgram(spec, program) || byExtension.isEmpty())) {
            return List.of();
        }
        if (byExtension.isEmpty()) {
            throw cannotStart(spec, program + " is not executable, and no interpreter is set for its extension");
        }
        if (!Files.isReadable(program)) {
            throw cannotStart(spec, program + " is not readable");
        }
        return located(spec, byExtension.get(), searchPath);
    }

    private static List<String> located(JobSpec spec, List<String> interpreter, String searchPath) {
        String name = interpreter.get(0);
        Path found =
                name.contains("/") ? Path.of(name) : inPath(name, searchPath).orElse(Path.of(name));
        if (!Files.isExecutable(found)) {
            throw cannotStart(spec, "its interpreter '" + name + "' is not there or not executable");
        }
        List<String> words = new ArrayList<>(interpreter);
        words.set(0, found.toString());
        return words;
    }

    /** Whether the kernel can execute the file (execve(2)): it is an ELF program or names its interpreter. */
    private static boolean isProgram(JobSpec spec, Path program) {
        byte[] head = head(program);
        if (head.length >= 2 && head[0] == '#' && head[1] == '!') {
            String line = new String(head, StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
            String interpreter = line.substring(2).strip().split("[ \t]", 2)[0];
            if (!Files.isExecutable(Path.of(interpreter))) {
                throw cannotStart(
                        spec, "the interpreter '" + interpreter + "' that " + program + " names is not there");
            }
            return true;
        }
        return head.length >= ELF.length && Arrays.equals(head, 0, ELF.length, ELF, 0, ELF.length);
    }

    /** The first bytes; none where the file may be executed but not read. */
    private static byte[] head(Path program) {
        try (InputStream in = Files.newInputStream(program)) {
            return in.readNBytes(LONGEST_SHEBANG);
        } catch (IOException e) {
            return ELF;
        }
    }

    private static String extension(Path program) {
        String name = program.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException cannotStart(JobSpec spec, String reason) {
        return new IllegalArgumentException("job " + spec.name() + " cannot start: " + reason);
    }
}
