package io.reeve.service.cli;

/** The service said no; the message is its sentence, without names of classes. */
public final class RefusedException extends RuntimeException {

    private final boolean unknown;

    RefusedException(String message, boolean unknown) {
        super(message);
        this.unknown = unknown;
    }

    /** Whether there is no MBean of the name that was asked, such as that of a job. */
    public boolean isUnknownName() {
        return unknown;
    }
}
