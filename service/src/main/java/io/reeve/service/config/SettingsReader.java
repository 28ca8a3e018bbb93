package io.reeve.service.config;

import io.reeve.service.config.SettingSources.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes one setting after the other and collects everything that is wrong; what nobody took is unknown. */
final class SettingsReader {

    /** Makes a setting's value of what was written, or says by an IllegalArgumentException what was expected. */
    @FunctionalInterface
    interface Type<T> {
        T of(Object value);
    }

    private final SettingSources sources;
    private final List<SettingProblem> problems;
    private final Map<String, String> places = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<SettingProblem> conflicts = new ArrayList<>();

    SettingsReader(SettingSources sources) {
        this.sources = sources;
        this.problems = new ArrayList<>(sources.problems());
    }

    <T> T take(String key, T fallback, Type<T> type) {
        known.add(key);
        return convert(sources.take(key), type).orElse(fallback);
    }

    /** A group whose keys the operator names; what is given is added to the defaults. */
    <T> Map<String, T> takeGroup(String group, Map<String, T> defaults, Type<T> type) {
        Map<String, T> values = new LinkedHashMap<>(defaults);
        for (String name : sources.namesIn(group)) {
            convert(sources.take(group + "." + name), type).ifPresent(value -> values.put(name, value));
        }
        known.add(group + ".*");
        return Map.copyOf(values);
    }

    /** Holds settings against each other; the complaint, about the place of the one with this key, counts if each is fine alone. */
    void check(boolean fine, String key, Object value, String complaint) {
        if (!fine) {
            String place = places.getOrDefault(key, "defaults");
            conflicts.add(new SettingProblem(place, key, value.toString(), complaint));
        }
    }

    /** Throws all that was found, unknown keys included. */
    void finish() {
        if (problems.isEmpty()) {
            problems.addAll(conflicts);
        }
        sources.rest().forEach(this::unknown);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    private <T> Optional<T> convert(@Nullable Given given, Type<? extends T> type) {
        if (given == null) {
            return Optional.empty();
        }
        places.put(given.key(), given.source());
        try {
            return Optional.of(type.of(given.value()));
        } catch (IllegalArgumentException e) {
            complain(given, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void unknown(Given given) {
        String members =
                known.stream().filter(key -> key.startsWith(given.key() + ".")).collect(Collectors.joining(", "));
        complain(
                given,
                members.isEmpty()
                        ? "no such setting" + Suggestion.question(given.key(), known)
                        : "is a group of settings: " + members);
    }

    private void complain(Given given, String complaint) {
        problems.add(
                new SettingProblem(given.source(), given.key(), given.value().toString(), complaint));
    }
}
