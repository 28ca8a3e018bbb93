package io.reeve.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content.Source;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The code of the console at {@code /hawtio}: Hawtio's files, ours in front of them, and those that plugins add. A browser
 * that asks for a place of the console, such as {@code /hawtio/jmx}, gets the page that finds its way there.
 */
final class Console extends Handler.Wrapper {

    static final String PATH = "/hawtio/";

    /** Hawtio writes styles into its page, and has small pictures in its code; nothing else comes from elsewhere. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** What is no place of the console but something to fetch. */
    private static final Pattern FETCHED = Pattern.compile(
            "(static|img|own|auth|jolokia|proxy|keycloak)/.*|jolokia|user|plugin|refresh|[^/]*\\.[^/]*");

    private static final int CHUNK_BYTES = 1 << 15;

    private final WebFolder hawtio;
    private final WebFolder own;
    private final Pages pages;
    private final WebFile index;

    /** @param next what answers beside the files, given Hawtio's settings */
    Console(Pages pages, Function<String, Handler> next) throws IOException {
        this.pages = pages;
        hawtio = WebFolder.beside(Console.class, "hawtio-static");
        own = WebFolder.beside(Console.class, "io/reeve/service/http/console");
        index = new WebFile("index.html", new TextFile(index(text(hawtio, "index.html"))));
        setHandler(next.apply(text(own, "hawtconfig.json")));
    }

    /** Hawtio's page, with our name and picture, and the script that brings people back after a login. */
    private static String index(String genuine) {
        return genuine.replace("<title>Hawtio</title>", "<title>Reeve</title>")
                .replace("Hawtio Management Console", "Reeve's console")
                .replace("/hawtio/favicon.ico", "/hawtio/img/icon.svg")
                .replace("<script defer", "<script defer=\"defer\" src=\"/hawtio/own/back.js\"></script><script defer");
    }

    private static String text(WebFolder folder, String path) throws IOException {
        WebFile file = folder.find(path).orElseThrow(() -> new IOException("the console has no " + path));
        try (InputStream in = file.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (path.equals("/hawtio")) {
            Response.sendRedirect(request, response, callback, PATH);
            return true;
        }
        if (!path.startsWith(PATH)) {
            return super.handle(request, response, callback);
        }
        response.getHeaders().put("Content-Security-Policy", POLICY);
        response.getHeaders().put("Referrer-Policy", "same-origin");
        response.getHeaders().put("X-Frame-Options", "DENY");
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        Optional<WebFile> file = reads ? find(path.substring(PATH.length()), request) : Optional.empty();
        if (file.isEmpty()) {
            return super.handle(request, response, callback);
        }
        send(file.get(), request, response, callback);
        return true;
    }

    private Optional<WebFile> find(String path, Request request) {
        if (path.equals("index.html") || (!FETCHED.matcher(path).matches() && wantsPage(request))) {
            return Optional.of(index);
        }
        if (path.equals("hawtconfig.json")) {
            return Optional.empty();
        }
        return own.find(path).or(() -> hawtio.find(path)).or(() -> pages.find(path));
    }

    private static boolean wantsPage(Request request) {
        return request.getHeaders().getCSV(HttpHeader.ACCEPT, false).stream()
                .anyMatch(type -> type.startsWith("text/html") || type.startsWith("*/*"));
    }

    private static void send(WebFile file, Request request, Response response, Callback callback) throws IOException {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, file.caching());
        headers.put(HttpHeader.ETAG, file.tag());
        Content content = file.content();
        boolean compressible = content.gzippedSize() > 0;
        if (compressible) {
            headers.put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
        }
        if (request.getHeaders().getCSV(HttpHeader.IF_NONE_MATCH, true).contains(file.tag())) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            callback.succeeded();
            return;
        }
        boolean gzip = compressible && acceptsGzip(request);
        headers.put(HttpHeader.CONTENT_TYPE, file.type());
        headers.put(HttpHeader.CONTENT_LENGTH, gzip ? content.gzippedSize() : content.size());
        if (gzip) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        if (HttpMethod.HEAD.is(request.getMethod())) {
            callback.succeeded();
            return;
        }
        InputStream in = gzip ? content.openGzipped() : content.open();
        org.eclipse.jetty.io.Content.copy(
                Source.from(
                        new ByteBufferPool.Sized(request.getComponents().getByteBufferPool(), false, CHUNK_BYTES), in),
                response,
                callback);
    }

    private static boolean acceptsGzip(Request request) {
        return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains("gzip");
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        hawtio.close();
        own.close();
    }
}
