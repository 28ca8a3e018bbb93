package io.reeve.service.job;

import io.reeve.mbeans.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which jobs a text stands for: a glob on their names where it has a {@code *} or {@code ?}, otherwise requirements of
 * labels in the form that kubectl has for equality, separated by commas, all of which must hold.
 */
public final class Selector {
    private static final Pattern FORM = Pattern.compile(
            "!\\s*(?<missing>[^=!\\s]+)|(?<name>[^=!\\s]+)(\\s*(?<operator>==?|!=)\\s*(?<value>[^=!\\s]*))?");

    /** Whether something holds of one job. */
    @FunctionalInterface
    private interface Requirement {
        boolean holds(String job, Map<String, String> labels);
    }

    private final List<Requirement> requirements;

    private Selector(List<Requirement> requirements) {
        this.requirements = requirements;
    }

    /**
     * Reads a selector.
     *
     * @throws IllegalArgumentException saying what was expected; an empty text is refused, as it is a slip that would stand
     *     for every job
     */
    public static Selector of(String text) {
        return new Selector(
                Glob.isIn(text)
                        ? List.of(glob(text))
                        : Arrays.stream(text.split(",", -1))
                                .map(part -> requirement(text, part.strip()))
                                .toList());
    }

    /** Whether a job of this name with these labels is one of those. */
    public boolean selects(String job, Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.holds(job, labels));
    }

    private static Requirement glob(String text) {
        if (text.chars().anyMatch(c -> "=!,".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no selector: * and ? stand for characters of job names, not of labels");
        }
        Glob glob = new Glob(text);
        return (job, labels) -> glob.matches(job);
    }

    private static Requirement requirement(String text, String part) {
        Matcher form = FORM.matcher(part);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no selector: expected NAME=value, NAME!=value, NAME or"
                            + " !NAME, separated by commas, or a glob of job names, not '" + part + "'");
        }
        if (form.group("missing") != null) {
            String missing = Labels.checkedName(form.group("missing"));
            return (job, labels) -> !labels.containsKey(missing);
        }
        String name = Labels.checkedName(form.group("name"));
        Optional<String> operator = Optional.ofNullable(form.group("operator"));
        if (operator.isEmpty()) {
            return (job, labels) -> labels.containsKey(name);
        }
        String value = Labels.checkedValue(name, form.group("value"));
        boolean equal = !operator.get().equals("!=");
        return (job, labels) -> value.equals(labels.get(name)) == equal;
    }
}
