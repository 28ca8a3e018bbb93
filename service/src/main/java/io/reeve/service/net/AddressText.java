package io.reeve.service.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as people write them. Nothing is looked up. */
public final class AddressText {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private AddressText() {}

    /** The address that a text is, without brackets; empty for a name and for what is neither. */
    public static Optional<InetAddress> parse(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether only this machine is meant: a loopback address, or localhost. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || parse(host).map(InetAddress::isLoopbackAddress).orElse(false);
    }
}
