package io.reeve.service.probe;

/** A text of which so many characters may be read, so that a regular expression cannot be at it for ever. */
final class BoundedText implements CharSequence {

    /** Some milliseconds' worth. */
    private static final int MOST_READS = 500_000;

    private final String text;
    private int reads;

    /** The text has been read too often. */
    static final class ExhaustedException extends RuntimeException {
        ExhaustedException() {
            super("too many steps", null, false, false);
        }
    }

    BoundedText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++reads > MOST_READS) {
            throw new ExhaustedException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
