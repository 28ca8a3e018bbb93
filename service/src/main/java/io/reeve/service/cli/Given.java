package io.reeve.service.cli;

import io.reeve.service.cli.Syntax.Option;
import io.reeve.service.config.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of one command, read by its syntax. */
final class Given {

    private final Syntax syntax;
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> args;
    private int at;

    private Given(Syntax syntax, List<String> args) {
        this.syntax = syntax;
        this.args = args;
    }

    /** Options may stand anywhere before {@code --}; what follows it is never one. */
    static Given of(Syntax syntax, List<String> args) {
        Given given = new Given(syntax, args);
        given.read(false);
        if (!given.has("--help")) {
            given.checkCount();
        }
        return given;
    }

    /** Options end at the first word: what follows belongs to the command that it names. */
    static Given upToFirstWord(Syntax syntax, List<String> args) {
        Given given = new Given(syntax, args);
        given.read(true);
        return given;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The value of an option; of several, the last one. */
    Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    Optional<Integer> integer(String option) {
        return value(option).map(text -> {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw CommandFailedException.usage(option + " is " + text + ": expected a number");
            }
        });
    }

    List<String> words() {
        return words;
    }

    private void read(boolean toFirstWord) {
        while (at < args.size()) {
            String arg = args.get(at++);
            if (arg.equals("--")) {
                words.addAll(args.subList(at, args.size()));
                return;
            }
            if (arg.startsWith("--")) {
                longOption(arg);
            } else if (arg.startsWith("-") && arg.length() > 1) {
                shortOptions(arg);
            } else {
                words.add(arg);
                if (toFirstWord) {
                    words.addAll(args.subList(at, args.size()));
                    return;
                }
            }
        }
    }

    /** {@code --name}, {@code --name value} or {@code --name=value}. */
    private void longOption(String arg) {
        int equals = arg.indexOf('=');
        String name = equals < 0 ? arg : arg.substring(0, equals);
        Option option = syntax.option(name).orElseThrow(() -> unknown(name));
        if (option.isFlag() && equals >= 0) {
            throw CommandFailedException.usage(name + " takes no value");
        }
        add(option, equals < 0 ? next(option, name) : arg.substring(equals + 1));
    }

    /** {@code -f}, {@code -n 5}, {@code -n5} or {@code -fn5}. */
    private void shortOptions(String arg) {
        for (int i = 1; i < arg.length(); i++) {
            String name = "-" + arg.charAt(i);
            Option option = syntax.option(name).orElseThrow(() -> unknown(name));
            boolean attached = !option.isFlag() && i + 1 < arg.length();
            add(option, attached ? arg.substring(i + 1) : next(option, name));
            if (attached) {
                return;
            }
        }
    }

    private String next(Option option, String name) {
        if (option.isFlag()) {
            return "";
        }
        if (at >= args.size()) {
            throw CommandFailedException.usage(name + " needs a value: " + option.value());
        }
        return args.get(at++);
    }

    private void add(Option option, String value) {
        options.computeIfAbsent(option.key(), key -> new ArrayList<>()).add(value);
    }

    private void checkCount() {
        if (words.size() < syntax.least()) {
            throw CommandFailedException.usage("something is missing; expected " + syntax.usage());
        }
        if (words.size() > syntax.most()) {
            throw CommandFailedException.usage("'" + words.get(syntax.most()) + "' is too much");
        }
    }

    private CommandFailedException unknown(String name) {
        List<String> known = syntax.allOptions().stream()
                .flatMap(option -> option.names().stream())
                .toList();
        return CommandFailedException.usage("there is no option " + name + Suggestion.question(name, known));
    }
}
