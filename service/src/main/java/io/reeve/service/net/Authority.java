package io.reeve.service.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** HOST:PORT of a URL (RFC 3986, section 3.2). */
public record Authority(String host, int port) {

    /** By what clients on this machine reach a listener; all addresses are the loopback address to them. */
    public static Authority of(InetSocketAddress bound, int port) {
        InetAddress address = bound.getAddress();
        if (!address.isAnyLocalAddress()) {
            return new Authority(bound.getHostString(), port);
        }
        return new Authority(address instanceof Inet6Address ? "::1" : "127.0.0.1", port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
