package io.reeve.service.net;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's side of TLS: the service's private key, its certificate, and what speaks by them. Thread-safe. */
public final class Tls {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    private final SSLContext context;
    private final X509Certificate certificate;
    private final CertificateNames names;

    private Tls(SSLContext context, X509Certificate certificate) throws GeneralSecurityException {
        this.context = context;
        this.certificate = certificate;
        this.names = CertificateNames.of(certificate);
    }

    /**
     * Loads the key and its certificate. One whose time is over, or has not come, is loaded with a warning: clients that
     * know the certificate itself go on.
     *
     * @throws IOException naming the setting and the file that are wrong, and what to do
     */
    public static Tls load(Path keyStore, Path passwordFile, Clock clock) throws IOException {
        try {
            KeyStoreFile file = KeyStoreFile.open(keyStore, passwordFile);
            X509Certificate certificate = file.certificate();
            warnUnlessValid(certificate, keyStore, clock.instant());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(file.keyManagers(), null, null);
            return new Tls(context, certificate);
        } catch (GeneralSecurityException e) {
            throw new IOException("tls.keyStore: " + keyStore + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void warnUnlessValid(X509Certificate certificate, Path keyStore, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            LOG.warn("the certificate in {} ended at {}: clients will refuse it", keyStore, until);
        } else if (now.isBefore(from)) {
            LOG.warn("the certificate in {} begins at {} only: until then clients will refuse it", keyStore, from);
        }
    }

    /** With our key. Those who use it limit it to {@link #versions}. */
    public SSLContext context() {
        return context;
    }

    /** The versions of TLS that are spoken; older ones are broken (RFC 8996). */
    public String[] versions() {
        return VERSIONS.toArray(String[]::new);
    }

    /** The names by which clients know us. */
    public CertificateNames names() {
        return names;
    }

    /** The certificate in PEM (RFC 7468). */
    public String pem() {
        try {
            Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            String body = encoder.encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    /** Speaks TLS over an accepted connection. The first to read or write shakes hands: this method waits for nobody. */
    public SSLSocket over(Socket accepted) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(accepted, null, true);
        socket.setEnabledProtocols(versions());
        return socket;
    }
}
