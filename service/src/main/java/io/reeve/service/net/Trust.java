package io.reeve.service.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The client's side of TLS: which certificates are taken for the service's. */
public final class Trust {

    private final Optional<SSLSocketFactory> sockets;
    private final String remedy;

    private Trust(Optional<SSLSocketFactory> sockets, String remedy) {
        this.sockets = sockets;
        this.remedy = remedy;
    }

    /** What this Java trusts, for the host of the URL. */
    public static Trust ofJava() {
        return new Trust(Optional.empty(), "set REEVE_CA to a file (PEM) with it, or with the one that signed it");
    }

    /**
     * The certificates in a PEM file and what they signed, for the host of the URL.
     *
     * @throws IOException naming the file, if it holds none
     */
    public static Trust authorities(Path pem) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : read(pem)) {
                store.setCertificateEntry(Integer.toString(store.size()), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new Trust(sockets(factory.getTrustManagers()), "REEVE_CA names " + pem + ", which does not help");
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The certificate in a PEM file and no other, whatever the host is called.
     *
     * @throws IOException naming the file, if it holds none
     */
    public static Trust exactly(Path pem) throws IOException {
        try {
            X509Certificate certificate = (X509Certificate) read(pem).get(0);
            return new Trust(
                    sockets(new OneCertificate(certificate)),
                    "the service has written " + pem + "; one that is elsewhere takes --url, and REEVE_CA");
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Has a connection that is not open yet, if it is one of TLS, go by this trust. */
    public void applyTo(HttpURLConnection connection) {
        if (connection instanceof HttpsURLConnection secure) {
            sockets.ifPresent(secure::setSSLSocketFactory);
        }
    }

    /** What to tell somebody whose connection failed because of the certificate; empty if something else was wrong. */
    public Optional<String> complaint(IOException failure) {
        boolean certificate = false;
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            certificate |= cause instanceof CertificateException;
            deepest = cause;
        }
        String reason = deepest instanceof CertPathBuilderException || deepest instanceof SignatureException
                ? "nobody who is trusted here has signed it"
                : String.valueOf(deepest.getMessage());
        return certificate
                ? Optional.of("its certificate is not trusted: " + reason + " (" + remedy + ")")
                : Optional.empty();
    }

    private static Optional<SSLSocketFactory> sockets(TrustManager... managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return Optional.of(context.getSocketFactory());
    }

    private static List<Certificate> read(Path pem) throws IOException {
        try {
            byte[] content = Files.readAllBytes(pem);
            List<Certificate> certificates = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content)));
            if (certificates.isEmpty()) {
                throw new CertificateException("it is empty");
            }
            return certificates;
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + pem, e);
        } catch (CertificateException e) {
            throw new IOException(pem + " holds no certificates in PEM: " + e.getMessage(), e);
        }
    }
}
