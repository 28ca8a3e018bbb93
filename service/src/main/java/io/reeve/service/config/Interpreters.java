package io.reeve.service.config;

import java.util.List;
import java.util.Map;

/** What runs a file that is not executable. */
final class Interpreters {

    static final Map<String, List<String>> DEFAULTS = Map.of(
            "php", List.of("php"),
            "py", List.of("python3"),
            "js", List.of("node"),
            "sh", List.of("sh"),
            "rb", List.of("ruby"),
            "pl", List.of("perl"),
            "jar", List.of("java", "-jar"));

    private Interpreters() {}
}
