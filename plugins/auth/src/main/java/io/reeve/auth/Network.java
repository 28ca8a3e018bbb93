package io.reeve.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Whoever shares a count of failures: an IPv4 address, or the /64 of an IPv6 address, all of which one machine may use.
 *
 * @param key the same for each of its addresses
 */
record Network(String key) {

    private static final int LONGEST = 64;
    private static final Pattern IPV6 =
            Pattern.compile("\\[?([0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(%[^\\]]*)?\\]?");

    static Network of(String address) {
        var ipv6 = IPV6.matcher(address);
        try {
            // Asks no name server: what holds a colon and nothing but digits is no name.
            return ipv6.matches() ? of(InetAddress.getByName(ipv6.group(1))) : asItIs(address);
        } catch (UnknownHostException e) {
            return asItIs(address);
        }
    }

    private static Network of(InetAddress address) {
        // An IPv4 address that is mapped into IPv6 comes as the former.
        return address instanceof Inet6Address
                ? new Network(HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8)) + "/64")
                : new Network(String.valueOf(address.getHostAddress()));
    }

    private static Network asItIs(String address) {
        return new Network(address.substring(0, Math.min(address.length(), LONGEST)));
    }
}
