package io.reeve.service.posix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What the JDK's exceptions of files mean, in words: many have a path for their message, and the reason in their class. */
public final class FileProblem {
    private FileProblem() {}

    /** What went wrong, without the class and file names that messages of the JDK consist of. */
    public static String reason(IOException e) {
        String told = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        if (told != null) {
            return told;
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "the directory is not empty";
        }
        return e instanceof NotDirectoryException
                ? "it is no directory"
                : e.getClass().getSimpleName();
    }

    /** What went wrong, and with which file, where the exception is one of the JDK's that nobody has put into words. */
    public static Optional<String> unworded(Throwable e) {
        Throwable cause = e.getCause();
        Throwable raw = e instanceof UncheckedIOException
                        && cause != null
                        && cause.toString().equals(e.getMessage())
                ? cause
                : e;
        return raw instanceof FileSystemException file ? Optional.of(text(file)) : Optional.empty();
    }

    /** What went wrong, and with which file. */
    public static String text(IOException e) {
        if (e instanceof FileSystemException file) {
            String other = file.getOtherFile() == null ? "" : " -> " + file.getOtherFile();
            return file.getFile() + other + ": " + reason(e);
        }
        return reason(e);
    }
}
