package io.reeve.auth;

import io.reeve.spi.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file that keeps users and tokens. */
final class AccountsFile {

    private static final String NAME = "users";

    private static final Set<PosixFilePermission> TOO_OPEN = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Documents documents;
    private final Path file;
    private final Vocabulary vocabulary;

    AccountsFile(Documents documents, Path directory, Vocabulary vocabulary) {
        this.documents = documents;
        this.file = directory.resolve(NAME + ".yaml");
        this.vocabulary = vocabulary;
    }

    /**
     * Reads the file; empty if there is none.
     *
     * @throws IllegalStateException if others can read or write it
     * @throws IllegalArgumentException with everything that is wrong in it
     */
    Optional<Accounts> load() throws IOException {
        // A link that leads nowhere is not "no file yet": that would make a new admin.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            expectClosed();
        }
        return documents.load(NAME).map(this::read);
    }

    void save(Accounts accounts) throws IOException {
        documents.save(NAME, AccountsWriter.write(accounts));
    }

    private void expectClosed() throws IOException {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
            throw new IllegalStateException(
                    file + ": other users of this machine can read or change it; run: chmod 600 " + file);
        }
    }

    private Accounts read(Map<String, @Nullable Object> values) {
        try {
            return AccountsReader.read(values, vocabulary::checkStored);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
