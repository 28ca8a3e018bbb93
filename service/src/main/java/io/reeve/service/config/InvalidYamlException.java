package io.reeve.service.config;

/** A text is not the YAML or JSON object that was expected. */
public final class InvalidYamlException extends IllegalArgumentException {

    private final String source;
    private final int line;
    private final String problem;

    InvalidYamlException(String source, int line, String problem) {
        super(where(source, line) + ": " + problem);
        this.source = source;
        this.line = line;
        this.problem = problem;
    }

    /** How the text is called, with the line if it is known. */
    public String where() {
        return where(source, line);
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    static String where(String source, int line) {
        return line > 0 ? source + ", line " + line : source;
    }
}
