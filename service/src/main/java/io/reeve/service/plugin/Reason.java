package io.reeve.service.plugin;

/** A failure in words for the operator. */
final class Reason {
    private Reason() {}

    static String of(Throwable failure) {
        boolean speaksForItself = failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof java.io.IOException;
        String message = failure.getMessage();
        return speaksForItself && message != null ? message : failure.toString();
    }
}
