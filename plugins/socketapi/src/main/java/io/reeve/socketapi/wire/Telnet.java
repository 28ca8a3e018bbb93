package io.reeve.socketapi.wire;

/**
 * Leaves the commands out of what a Telnet client sends (RFC 854): they are between the bytes of the text, and none of them
 * means anything here. Knows where it is within one that comes in pieces.
 */
final class Telnet {

    private static final int SUBNEGOTIATION_END = 240;
    private static final int SUBNEGOTIATION = 250;
    private static final int WILL = 251;
    private static final int DO_NOT = 254;
    private static final int COMMAND = 255;

    private enum Place {
        TEXT,
        COMMAND,
        OPTION,
        PARAMETERS,
        COMMAND_IN_PARAMETERS
    }

    private Place place = Place.TEXT;

    /** Takes the next byte, as a number from 0 to 255; whether it is text. */
    boolean isText(int next) {
        boolean doubled = place == Place.COMMAND && next == COMMAND;
        boolean text = doubled || (place == Place.TEXT && next != COMMAND);
        place = following(next);
        return text;
    }

    private Place following(int next) {
        return switch (place) {
            case TEXT -> next == COMMAND ? Place.COMMAND : Place.TEXT;
            case COMMAND ->
                next == SUBNEGOTIATION ? Place.PARAMETERS : next >= WILL && next <= DO_NOT ? Place.OPTION : Place.TEXT;
            case OPTION -> Place.TEXT;
            case PARAMETERS -> next == COMMAND ? Place.COMMAND_IN_PARAMETERS : Place.PARAMETERS;
            case COMMAND_IN_PARAMETERS -> next == SUBNEGOTIATION_END ? Place.TEXT : Place.PARAMETERS;
        };
    }
}
