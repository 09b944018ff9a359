package org.mingzhang.api.alerts;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.mingzhang.api.webhook.WebhookSender;

/// Which alerts reach whom, and how.
///
/// **Shape** a file of properties; the name of a channel is the first word:
///
/// ```properties
/// treasury.kind=mail
/// treasury.server=smtp.example.gov:587
/// treasury.encryption=starttls
/// treasury.user=ledger
/// treasury.password-file=smtp.password
/// treasury.from=ledger@example.gov
/// treasury.to=head@example.gov,deputy@example.gov
/// treasury.types=exception.,pace.
/// treasury.divisions=4401
/// treasury.units=219
/// treasury.language=zh
///
/// duty.kind=webhook
/// duty.address=https://chat.example.gov/hook
/// duty.secret-file=duty.secret
///
/// watch.kind=file
/// watch.file=alerts.jsonl
/// ```
///
/// `types`, `divisions` and `units` are beginnings of names and codes, all of them if left out;
/// files stand beside this one.
///
/// @param channels the channels, by name
public record AlertSettings(List<Channel> channels) {

    public AlertSettings {
        channels = List.copyOf(channels);
    }

    /// A channel.
    ///
    /// @param name of it; how far it is, is kept under this name
    /// @param language of its texts
    /// @param concerns which alerts are for its people
    /// @param channel the way to them
    public record Channel(
            String name, Locale language, Predicate<Alert> concerns, AlertChannel channel) {}

    /// The settings in a file; none where there is no file.
    ///
    /// @throws IllegalArgumentException if it says something else than the above
    public static AlertSettings read(Path file, WebhookSender sender) throws IOException {
        if (!Files.exists(file)) {
            return new AlertSettings(List.of());
        }
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        Set<String> names = new TreeSet<>();
        properties.stringPropertyNames().forEach(key -> names.add(key.split("\\.", 2)[0]));
        return new AlertSettings(
                names.stream()
                        .map(name -> new Section(file, name, properties))
                        .map(section -> section.channel(sender))
                        .toList());
    }

    /// What a file says about one channel.
    private record Section(Path file, String name, Properties properties) {

        private Channel channel(WebhookSender sender) {
            return new Channel(
                    name,
                    one("language", "zh", "zh|en").equals("zh") ? Locale.CHINESE : Locale.ENGLISH,
                    concerns(),
                    switch (one("kind", "", "mail|webhook|file")) {
                        case "mail" -> mail();
                        case "webhook" ->
                                new WebhookChannel(
                                        sender,
                                        URI.create(one("address", "", "https?://[^#]+")),
                                        secret("secret-file").getBytes(StandardCharsets.UTF_8));
                        default -> new LogFileChannel(beside("file"));
                    });
        }

        private Predicate<Alert> concerns() {
            List<String> types = list("types");
            List<String> divisions = list("divisions");
            List<String> units = list("units");
            return alert ->
                    begins(types, alert.type())
                            && begins(divisions, alert.division())
                            && begins(units, alert.unit());
        }

        private static boolean begins(List<String> prefixes, String value) {
            return prefixes.isEmpty() || prefixes.stream().anyMatch(value::startsWith);
        }

        private MailChannel mail() {
            String[] server = one("server", "", "[A-Za-z0-9.-]+:[0-9]{1,5}").split(":", 2);
            String user = find("user").orElse("");
            return new MailChannel(
                    new MailChannel.Server(
                            server[0],
                            Integer.parseInt(server[1]),
                            MailChannel.Encryption.valueOf(
                                    one("encryption", "starttls", "tls|starttls|none")
                                            .toUpperCase(Locale.ROOT)),
                            user,
                            user.isEmpty() ? "" : secret("password-file")),
                    one("from", "", "[^@\\s]+@[^@\\s]+"),
                    recipients());
        }

        private List<String> recipients() {
            List<String> to = list("to");
            if (to.isEmpty()) {
                throw refused("to", "names nobody");
            }
            return to;
        }

        private String secret(String key) {
            try {
                return Files.readString(beside(key)).strip();
            } catch (IOException e) {
                throw refused(key, "cannot be read: " + e.getMessage());
            }
        }

        private Path beside(String key) {
            return file.resolveSibling(one(key, "", ".+"));
        }

        private Optional<String> find(String key) {
            return Optional.ofNullable(properties.getProperty(name + "." + key)).map(String::strip);
        }

        private List<String> list(String key) {
            return find(key).stream()
                    .flatMap(text -> Arrays.stream(text.split(",")))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }

        private String one(String key, String otherwise, String form) {
            String value = find(key).orElse(otherwise);
            if (!value.matches(form)) {
                throw refused(key, "must match " + form + ", is '" + value + "'");
            }
            return value;
        }

        private IllegalArgumentException refused(String key, String problem) {
            return new IllegalArgumentException(file + ": " + name + "." + key + " " + problem);
        }
    }
}
