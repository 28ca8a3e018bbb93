package io.reeve.service.output;

/** Characters in UTF-8 (RFC 3629) among bytes that may be anything. */
final class Utf8 {

    /** U+FFFD, which stands for what is none. */
    static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    /** Most bytes that a character may still lack its last one with. */
    static final int LONGEST_BEGUN = 3;

    private Utf8() {}

    /**
     * The length of the character at an index: 0 where the bytes up to {@code end} begin one and do not end it, -1 where they
     * cannot be one.
     */
    static int length(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0x80 ? 1 : lead < 0xC2 ? -1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : -1;
        for (int i = 1; i < length; i++) {
            if (at + i == end) {
                return 0;
            }
            int next = bytes[at + i] & 0xFF;
            int least = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int most = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (next < least || next > most) {
                return -1;
            }
        }
        return length;
    }

    /** How many bytes before an index begin a character that is not ended there, 0 to {@link #LONGEST_BEGUN}. */
    static int begun(byte[] bytes, int index) {
        for (int back = 1; back <= Math.min(LONGEST_BEGUN, index); back++) {
            int b = bytes[index - back] & 0xFF;
            if (b >= 0xC0) {
                return length(bytes, index - back, index) == 0 ? back : 0;
            }
            if (b < 0x80) {
                return 0;
            }
        }
        return 0;
    }
}
