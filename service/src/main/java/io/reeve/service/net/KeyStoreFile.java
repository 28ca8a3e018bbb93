package io.reeve.service.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A PKCS12 file with one private key and its certificate, opened by the first line of a password file. */
final class KeyStoreFile {

    private static final String SETTING = "tls.keyStore";
    private static final String PASSWORD_SETTING = "tls.passwordFile";

    private final Path file;
    private final KeyStore store;
    private final char[] password;

    private KeyStoreFile(Path file, KeyStore store, char[] password) {
        this.file = file;
        this.store = store;
        this.password = password;
    }

    /** @throws IOException naming the setting and the file that are wrong, and what to do */
    static KeyStoreFile open(Path file, Path passwordFile) throws IOException, GeneralSecurityException {
        byte[] content = PrivateFile.read(SETTING, file);
        String line = new String(PrivateFile.read(PASSWORD_SETTING, passwordFile), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
        char[] password = line.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), password);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new IOException(
                        PASSWORD_SETTING + ": " + passwordFile + " does not hold the password of " + file, e);
            }
            throw new IOException(SETTING + ": " + file + " is no PKCS12 key store: " + e.getMessage(), e);
        }
        return new KeyStoreFile(file, store, password);
    }

    /** The certificate of the private key. */
    X509Certificate certificate() throws IOException, GeneralSecurityException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            Collections.sort(keys);
            String found = keys.isEmpty() ? "no private key" : "several private keys (" + String.join(", ", keys) + ")";
            throw new IOException(SETTING + ": " + file + " holds " + found + ": expected one with its certificate");
        }
        return (X509Certificate) store.getCertificate(keys.get(0));
    }

    KeyManager[] keyManagers() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }
}
