package io.reeve.service.cli;

import io.reeve.service.config.Suggestion;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.OptionFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/**
 * What a command takes, and what its help says.
 *
 * @param usage the first line of the help, without the word {@code Usage}
 * @param description what the command does, in lines
 * @param options all its options
 * @param least how many words there must be beside the options
 * @param most how many there may be
 */
record Syntax(String usage, String description, Options options, int least, int most) {

    /** No limit. */
    static final int ANY = Integer.MAX_VALUE;

    private static final int WIDTH = 120;

    /** A command of {@code reeve}, which takes the common options too. */
    static Syntax of(String usage, String description, int least, int most, Option... options) {
        Options all = options(options)
                .addOption(option("home", "DIR", "Home of the service."))
                .addOption(option("url", "URL", "Jolokia URL of the service."))
                .addOption(flag("json", "Print JSON for scripts, and nothing else."))
                .addOption(new Option("h", "help", false, "Print this help."));
        return new Syntax(usage, description, all, least, most);
    }

    static Options options(Option... options) {
        Options all = new Options();
        for (Option option : options) {
            all.addOption(option);
        }
        return all;
    }

    static Option option(String name, String value, String help) {
        return Option.builder().longOpt(name).hasArg().argName(value).desc(help).get();
    }

    static Option flag(String name, String help) {
        return Option.builder().longOpt(name).desc(help).get();
    }

    /** How many of something, 1 to 1,000 by {@link Given#count}. */
    static Option count(String value, String help, int fallback) {
        return Option.builder("n")
                .hasArg()
                .argName(value)
                .desc(help + ", 1 to 1,000; default: " + fallback + ".")
                .get();
    }

    /** By which a command for several jobs takes them by their labels; one stands in for a name. */
    static Option selector() {
        return Option.builder("l")
                .longOpt("selector")
                .hasArg()
                .argName("SELECTOR")
                .desc("Jobs by labels that must all fit, such as team=billing,tier!=db,env,!old; may be repeated.")
                .get();
    }

    /** Options may stand anywhere before {@code --}; what follows it is never one. */
    Given parse(List<String> args) {
        Given given = new Given(parse(args, false));
        if (!given.has("--help")) {
            checkCount(given.words(), given.selectors().isEmpty() ? least : least - 1);
        }
        return given;
    }

    /** Options end at the first word: what follows belongs to the command that it names. */
    Given parseToFirstWord(List<String> args) {
        return new Given(parse(args, true));
    }

    private CommandLine parse(List<String> args, boolean toFirstWord) {
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            return parser.parse(options, args.toArray(String[]::new), toFirstWord);
        } catch (UnrecognizedOptionException e) {
            throw CommandFailedException.usage("there is no option " + e.getOption() + question(e.getOption()));
        } catch (ParseException e) {
            throw CommandFailedException.usage(String.valueOf(e.getMessage()));
        }
    }

    private String question(String option) {
        return Suggestion.question(
                option,
                options.getOptions().stream()
                        .map(known -> known.hasLongOpt() ? "--" + known.getLongOpt() : "-" + known.getOpt())
                        .toList());
    }

    private void checkCount(List<String> words, int fewest) {
        if (words.size() < fewest) {
            throw CommandFailedException.usage("something is missing; expected " + usage);
        }
        if (words.size() > most) {
            throw CommandFailedException.usage("'" + words.get(most) + "' is too much");
        }
    }

    void printHelp(PrintStream out) {
        out.print("Usage: " + usage + "\n\n" + description.strip() + "\n\n");
        TextHelpAppendable text = new TextHelpAppendable(out);
        text.setMaxWidth(WIDTH);
        HelpFormatter formatter = HelpFormatter.builder()
                .setShowSince(false)
                .setOptionFormatBuilder(OptionFormatter.builder().setArgumentNameDelimiters("", ""))
                .setHelpAppendable(text)
                .get();
        try {
            formatter.printOptions(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
