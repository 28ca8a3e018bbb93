package io.reeve.service.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;

/**
 * YAML 1.2 and JSON texts as plain maps, and back. The values are String, Boolean, Long, BigInteger, BigDecimal, null,
 * List and Map of these, in the order of the text; numbers are exact, and a key occurs once. Thread-safe.
 */
public final class Yaml {

    /** The longest text that is read, in characters: far beyond any definition, far below what hurts. */
    static final int MAX_CHARACTERS = 1 << 22;

    private Yaml() {}

    /** Reads a file; the errors name it. */
    public static Map<String, @Nullable Object> read(Path file) throws IOException {
        return read(file.toString(), file).values();
    }

    /**
     * Reads a text that is one YAML or JSON object; an empty text is an empty map.
     *
     * @param source how errors call the text, such as a file's name
     * @throws InvalidYamlException naming the source and the line
     */
    public static Map<String, @Nullable Object> parse(String source, String text) {
        return document(source, text).values();
    }

    /** Writes a map for people to read: a key a line, nested maps and lists indented. Ends with a line feed. */
    public static String format(Map<String, ? extends @Nullable Object> map) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setSplitLines(false)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings, new PlainRepresenter(settings)).dumpToString(map);
    }

    static YamlDocument read(String source, Path file) throws IOException {
        if (Files.size(file) > 4L * MAX_CHARACTERS) {
            throw new InvalidYamlException(source, 0, "longer than " + MAX_CHARACTERS + " characters");
        }
        return document(source, decode(source, Files.readAllBytes(file)));
    }

    private static YamlDocument document(String source, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new InvalidYamlException(source, 0, "longer than " + MAX_CHARACTERS + " characters");
        }
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        // All JSON is YAML 1.2 in theory; YAML libraries differ over escaped surrogate pairs and tabs.
        if (clean.stripLeading().startsWith("{")) {
            YamlDocument json = JsonText.parse(source, clean);
            if (json != null) {
                return json;
            }
        }
        return YamlText.parse(source, clean);
    }

    /** Half a character: JSON can escape it, UTF-8 cannot write it. */
    static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String decode(String source, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new InvalidYamlException(source, line, "not UTF-8");
        }
    }
}
