package io.reeve.socketapi.wire;

/** An answer, which may be the last one. */
public final class Reply {

    private final byte[] bytes;
    private final boolean last;

    private Reply(byte[] bytes, boolean last) {
        this.bytes = bytes;
        this.last = last;
    }

    /** An answer behind which the client may ask more. */
    public static Reply of(byte[] bytes) {
        return new Reply(bytes, false);
    }

    /** An answer behind which the connection is closed. */
    public static Reply last(byte[] bytes) {
        return new Reply(bytes, true);
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isLast() {
        return last;
    }
}
