package io.reeve.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command takes, and what its help says.
 *
 * <p>Not a library's: reading the arguments with picocli 4.7.7 took longer than the JVM's start and the whole conversation
 * with the service together, and the class-data archives of JDK 17 and 25 leave its classes out (they are of Java 5).
 *
 * @param usage the first line of the help, without the word {@code Usage}
 * @param description what the command does, in lines
 * @param options the options besides the common ones
 * @param least how many words there must be beside the options
 * @param most how many there may be
 */
record Syntax(String usage, String description, List<Option> options, int least, int most) {

    /** No limit. */
    static final int ANY = Integer.MAX_VALUE;

    /**
     * One option.
     *
     * @param names all its names, with their dashes; the last one is the key under which it is found
     * @param value what its value is called; empty for an option that is there or not
     * @param help one line
     */
    record Option(List<String> names, String value, String help) {

        static Option of(String names, String value, String help) {
            return new Option(List.of(names.split(", ")), value, help);
        }

        static Option flag(String names, String help) {
            return of(names, "", help);
        }

        String key() {
            return names.get(names.size() - 1);
        }

        boolean isFlag() {
            return value.isEmpty();
        }

        private String heading() {
            String all = String.join(", ", names);
            return (all.startsWith("--") ? "    " : "") + all + (isFlag() ? "" : " " + value);
        }
    }

    /** Options of every command. */
    static final List<Option> COMMON = List.of(
            Option.of("--home", "DIR", "Home of the service."),
            Option.of("--url", "URL", "Jolokia URL of the service."),
            Option.flag("--json", "Print JSON for scripts, and nothing else."),
            Option.flag("-h, --help", "Print this help."));

    static Syntax of(String usage, String description, int least, int most, Option... options) {
        return new Syntax(usage, description, List.of(options), least, most);
    }

    List<Option> allOptions() {
        List<Option> all = new ArrayList<>(options);
        all.addAll(COMMON);
        return all;
    }

    Optional<Option> option(String name) {
        return allOptions().stream()
                .filter(option -> option.names().contains(name))
                .findFirst();
    }

    String help() {
        int width = allOptions().stream()
                .mapToInt(option -> option.heading().length())
                .max()
                .orElse(0);
        StringBuilder help = new StringBuilder("Usage: " + usage + "\n\n" + description.strip() + "\n\nOptions:\n");
        for (Option option : allOptions()) {
            String heading = option.heading();
            help.append("  ").append(heading).append(" ".repeat(width - heading.length() + 2));
            help.append(option.help()).append('\n');
        }
        return help.toString();
    }
}
