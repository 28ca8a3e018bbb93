package io.reeve.service.fakes;

import io.reeve.service.net.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key store that keytool has made, with the password file beside it. */
public final class MadeKeyStore {

    public static final String PASSWORD = "test-password";

    public final Path file;
    public final Path passwordFile;

    /**
     * Makes one.
     *
     * @param names the subject's alternative names, as keytool has them: {@code dns:localhost,ip:127.0.0.1}
     * @param options further ones of keytool
     */
    public MadeKeyStore(Path file, String names, String... options) throws IOException, InterruptedException {
        this(file);
        Files.writeString(passwordFile, PASSWORD + "\n");
        Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
        addKey("reeve", names, options);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private MadeKeyStore(Path file) {
        this.file = file;
        this.passwordFile = Path.of(file + ".password");
    }

    public MadeKeyStore copyTo(Path copy) throws IOException {
        MadeKeyStore same = new MadeKeyStore(copy);
        Files.copy(file, same.file);
        Files.copy(passwordFile, same.passwordFile);
        return same;
    }

    public void addKey(String alias, String names, String... options) throws IOException, InterruptedException {
        String fixed = "-genkeypair -storetype PKCS12 -keyalg EC -groupname secp256r1 -dname CN=test";
        List<String> words = new ArrayList<>(List.of(fixed.split(" ", -1)));
        words.addAll(List.of("-alias", alias, "-ext", "san=" + names));
        words.addAll(List.of(options));
        keytool(words);
    }

    private void keytool(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(words);
        command.addAll(List.of("-keystore", file.toString(), "-storepass:file", passwordFile.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
    }

    public Tls load() throws IOException {
        return Tls.load(file, passwordFile, Clock.systemUTC());
    }

    /** Writes the certificate beside the key store. */
    public Path pem() throws IOException {
        return Files.writeString(Path.of(file + ".crt"), load().pem());
    }

    /** Writes a key store with the certificate alone, for {@code javax.net.ssl.trustStore}. */
    public Path trustStore() throws IOException, GeneralSecurityException {
        Path path = Path.of(file + ".trust");
        try (var out = Files.newOutputStream(path)) {
            trusting().store(out, PASSWORD.toCharArray());
        }
        return path;
    }

    /** For clients that trust the certificate. */
    public SSLContext client() throws IOException, GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusting());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private KeyStore trusting() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(pem())) {
            store.setCertificateEntry(
                    "reeve", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        return store;
    }
}
