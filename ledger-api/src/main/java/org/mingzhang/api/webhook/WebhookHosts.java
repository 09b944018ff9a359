package org.mingzhang.api.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// Where messages may be sent: the places that the operator has named, and no others.
///
/// A list of what is allowed rather than of what is not, because finance systems stand in private
/// networks, where an address tells nothing about what may be reached. Read again with each
/// question, so that a change needs no restart.
///
/// **Shape** of the file one place a line, `https://erp.example.gov` or `http://10.1.2.3:8081`;
/// what begins with `#` is a comment. Scheme, host and port must agree; a port that is left out is
/// the usual one.
///
/// @param file the file; nothing is allowed where there is none
public record WebhookHosts(Path file) {

    /// Whether messages may be sent to an address.
    public boolean allows(URI address) {
        String asked = place(address);
        return places().map(WebhookHosts::place).anyMatch(asked::equals);
    }

    private Stream<URI> places() {
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(URI::create);
        } catch (IOException e) {
            throw new UncheckedIOException("the places of webhooks cannot be read: " + file, e);
        }
    }

    /// Scheme, host and port of an address of HTTP; nothing that a line could be for others.
    public static String place(URI address) {
        String scheme = lower(address.getScheme());
        if (address.getHost() == null
                || address.getUserInfo() != null
                || !(scheme.equals("https") || scheme.equals("http"))) {
            return "";
        }
        int usual = scheme.equals("https") ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return scheme + "://" + lower(address.getHost()) + ":" + port;
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
