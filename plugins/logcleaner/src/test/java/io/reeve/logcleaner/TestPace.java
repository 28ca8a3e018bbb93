package io.reeve.logcleaner;

/** Lets everything go on, until so many questions have been answered. */
final class TestPace implements Pace {

    private final int answers;
    private final boolean roomAtTheEnd;
    private int asked;

    private TestPace(int answers, boolean roomAtTheEnd) {
        this.answers = answers;
        this.roomAtTheEnd = roomAtTheEnd;
    }

    static TestPace endless() {
        return new TestPace(Integer.MAX_VALUE, true);
    }

    /** There is time, but no room. */
    static TestPace fullAfter(int answers) {
        return new TestPace(answers, false);
    }

    /** There is room, but no time. */
    static TestPace endsAfter(int answers) {
        return new TestPace(answers, true);
    }

    @Override
    public boolean goesOn() {
        return ++asked <= answers || !roomAtTheEnd;
    }

    @Override
    public boolean hasRoom() {
        return ++asked <= answers || roomAtTheEnd;
    }
}
