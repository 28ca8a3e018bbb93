package io.reeve.socketapi.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lines as people type them, which end with LF, CR LF, CR NUL or CR; each comes out with an LF behind it. What a client sends
 * first may also be a request without an end, to be taken as it is: programs that speak so send it at once.
 */
final class Lines implements Framing {

    private final int longest;
    private final Predicate<byte[]> whole;
    private final Telnet telnet = new Telnet();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private boolean first = true;
    private boolean afterReturn;

    /**
     * Makes one that has received nothing.
     *
     * @param longest how many bytes a line may have
     * @param whole whether something without an end of line is a request, if it is the first thing that comes
     */
    Lines(int longest, Predicate<byte[]> whole) {
        this.longest = longest;
        this.whole = whole;
    }

    @Override
    public void add(ByteBuffer received) {
        while (received.hasRemaining()) {
            int next = Byte.toUnsignedInt(received.get());
            if (telnet.isText(next)) {
                addText(next);
            }
        }
    }

    private void addText(int next) {
        boolean endsReturn = afterReturn && (next == '\n' || next == 0);
        afterReturn = next == '\r';
        if (!endsReturn) {
            text.write(afterReturn ? '\n' : next);
        }
    }

    @Override
    public Optional<byte[]> next() throws ProtocolException {
        byte[] bytes = text.toByteArray();
        int length = lineIn(bytes);
        int begun = length == 0 ? bytes.length : length;
        if (begun > longest) {
            throw new ProtocolException("a line is longer than " + longest + " bytes");
        }
        if (length == 0 && first && whole.test(bytes)) {
            length = bytes.length;
        }
        first = first && bytes.length == 0;
        if (length == 0) {
            return Optional.empty();
        }
        text.reset();
        text.write(bytes, length, bytes.length - length);
        return Optional.of(Arrays.copyOf(bytes, length));
    }

    /** How long the first line is, its end included; 0 if there is no whole one. */
    private static int lineIn(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public boolean isWithin() {
        return text.size() > 0;
    }

    @Override
    public int held() {
        return text.size();
    }

    @Override
    public ByteBuffer sent(byte[] answer) {
        return ByteBuffer.wrap(answer);
    }
}
