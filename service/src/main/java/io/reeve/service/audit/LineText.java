package io.reeve.service.audit;

import io.reeve.service.gate.Audit.Event;
import java.util.Locale;

/** Writes records as lines; {@link AuditTrail} tells their form. */
final class LineText {

    /** The most characters of a name, and of a text; with all of them escaped, a line is shorter than 32 KiB. */
    private static final int NAME = 200;

    private static final int TEXT = 1_000;

    private final StringBuilder line = new StringBuilder();

    private LineText() {}

    /** The text over which the hash of the next record goes. */
    static String body(Link last, String at, Event event) {
        LineText text = new LineText();
        text.line.append("{\"n\":").append(last.number() + 1);
        text.member("at", at, NAME);
        text.member("who", event.who(), NAME);
        text.member("from", event.from(), NAME);
        text.member("door", event.door(), NAME);
        text.member("what", event.what(), NAME);
        text.member("on", event.on(), TEXT);
        text.member("outcome", event.outcome().name().toLowerCase(Locale.ROOT), NAME);
        text.member("why", event.why(), TEXT);
        text.member("prev", last.hash(), NAME);
        return text.line.toString();
    }

    /** What follows the body. */
    static String ending(String hash) {
        return ",\"hash\":\"" + hash + "\"}";
    }

    /** How the line of a record begins, whatever is in it. */
    static String beginning(long number) {
        return "{\"n\":" + number + ",\"at\":\"";
    }

    private void member(String name, String value, int most) {
        line.append(",\"").append(name).append("\":\"");
        shortened(value, most).codePoints().forEach(this::character);
        line.append('"');
    }

    private static String shortened(String value, int most) {
        if (value.length() <= most) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(most - 2)) ? most - 2 : most - 1;
        return value.substring(0, end) + "…";
    }

    private void character(int c) {
        if (c == '"' || c == '\\') {
            line.append('\\').append((char) c);
        } else if (isUnseen(c)) {
            for (char unit : Character.toChars(c)) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            }
        } else {
            line.appendCodePoint(Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c);
        }
    }

    /** What ends lines, or steers the terminal of somebody who looks at the file. */
    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
