package io.reeve.service.config;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used; tells everything that is wrong with them at once, a line each. */
public final class InvalidSettingsException extends IllegalArgumentException {

    // A list of records of strings; the field's type is what the compiler cannot see to be serializable.
    private final transient List<SettingProblem> problems;

    InvalidSettingsException(List<SettingProblem> problems) {
        super(problems.stream().map(SettingProblem::sentence).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the settings. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
