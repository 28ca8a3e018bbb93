package io.reeve.service.http;

import io.reeve.service.net.AddressText;
import io.reeve.service.net.Tls;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what other web sites make a browser send: requests by a foreign name (DNS rebinding), from a foreign origin,
 * and those that the browser itself marks as cross-site (https://www.w3.org/TR/fetch-metadata/). Programs such as curl
 * send none of these headers and pass. Everything that passes is answered without permission for foreign readers.
 */
final class Doorman extends Handler.Wrapper {

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*]|[^:]*)(:\\d+)?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]*]");
    private static final Pattern NO_PAGE = Pattern.compile("/(jolokia|api|hawtio/(jolokia|auth))\\b");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final InetSocketAddress bound;
    private final Optional<Tls> tls;

    Doorman(InetSocketAddress bound, Optional<Tls> tls, Handler next) {
        super(next);
        this.bound = bound;
        this.tls = tls;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String reason = objection(request);
        if (reason != null) {
            Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403, reason);
            return true;
        }
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        return super.handle(request, response, callback);
    }

    private @Nullable String objection(Request request) {
        if (tls.isPresent() && !request.getConnectionMetaData().isSecure()) {
            return "this port speaks TLS: use https:// in place of http://";
        }
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null || !isOurs(host)) {
            return "this service is not called " + host
                    + ": use its address, or a name that http.host or its certificate gives it";
        }
        List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
        String own = (tls.isPresent() ? "https://" : "http://") + host;
        for (String origin : origins) {
            if (!origin.equalsIgnoreCase(own)) {
                return "requests from pages of origin " + origin + " are refused";
            }
        }
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !isOwnSite(site) && !isLinkToPage(request)) {
            return "requests from pages of other sites are refused (" + site + ")";
        }
        return null;
    }

    /** Whether a {@code Sec-Fetch-Site} of a browser says that the request is of its user's or of our own pages' making. */
    static boolean isOwnSite(String site) {
        return OWN_SITE.contains(site);
    }

    /** Somebody followed a link to the console: nothing happens by that, and no foreign page can read it. */
    private static boolean isLinkToPage(Request request) {
        return HttpMethod.GET.is(request.getMethod())
                && "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"))
                && "document".equals(request.getHeaders().get("Sec-Fetch-Dest"))
                && !NO_PAGE.matcher(Request.getPathInContext(request)).lookingAt();
    }

    private boolean isOurs(String authority) {
        String host = nameIn(authority);
        return LOOPBACK.matcher(host).matches()
                || host.equalsIgnoreCase(bound.getHostString())
                || AddressText.parse(unbracketed(host)).equals(Optional.of(bound.getAddress()))
                || (bound.getAddress().isAnyLocalAddress()
                        && ADDRESS.matcher(host).matches())
                || tls.map(secure -> secure.names().cover(unbracketed(host))).orElse(false);
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String nameIn(String authority) {
        Matcher matcher = AUTHORITY.matcher(authority);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
