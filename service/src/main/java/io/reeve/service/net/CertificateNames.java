package io.reeve.service.net;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names and addresses of a certificate's subject: its alternative names, as clients go by (RFC 9525). */
public final class CertificateNames {

    private static final Integer DNS = 2;
    private static final Integer IP = 7;
    private static final String WILDCARD = "*.";

    private final List<String> all = new ArrayList<>();

    private CertificateNames() {}

    static CertificateNames of(X509Certificate certificate) throws CertificateParsingException {
        CertificateNames names = new CertificateNames();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
            if (DNS.equals(alternative.get(0)) || IP.equals(alternative.get(0))) {
                names.all.add(alternative.get(1).toString().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /** Whether the certificate is for this name or address, which stands without brackets. Case does not matter. */
    public boolean cover(String host) {
        Optional<InetAddress> address = AddressText.parse(host);
        String name = host.toLowerCase(Locale.ROOT);
        return all.stream()
                .anyMatch(own -> address.isPresent()
                        ? address.equals(AddressText.parse(own))
                        : own.equals(name) || coversBelow(own, name));
    }

    /** The name to tell other machines: the first by which they may reach this one, else the first; empty without any. */
    public Optional<String> announced() {
        List<String> whole =
                all.stream().filter(name -> !name.startsWith(WILDCARD)).toList();
        return whole.stream()
                .filter(name -> !AddressText.isLoopback(name))
                .findFirst()
                .or(() -> whole.stream().findFirst());
    }

    /** The asterisk stands for one label, and for the leftmost only. */
    private static boolean coversBelow(String pattern, String name) {
        int dot = name.indexOf('.');
        return pattern.startsWith(WILDCARD) && dot > 0 && pattern.substring(1).equals(name.substring(dot));
    }

    @Override
    public String toString() {
        return String.join(", ", all);
    }
}
