package org.mingzhang.api.alerts;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Sends alerts by mail, one message to all recipients. The Message-ID is that of the alert.
final class MailChannel implements AlertChannel {

    private static final String TIMEOUT_MILLIS = "10000";

    private final JavaMailSenderImpl server;
    private final String from;
    private final List<String> to;

    /// Where mail is handed in.
    ///
    /// @param host of the server
    /// @param port of the server
    /// @param encryption of the connection
    /// @param user who signs in; empty for nobody
    /// @param password of the user
    record Server(String host, int port, Encryption encryption, String user, String password) {

        /// Without the password.
        @Override
        public String toString() {
            return "Server[" + host + ":" + port + "]";
        }
    }

    /// How a connection is encrypted.
    enum Encryption {
        /// From the first byte on.
        TLS,
        /// After a greeting in the clear; the server must offer it.
        STARTTLS,
        /// Not at all; for a server on the same machine.
        NONE
    }

    MailChannel(Server server, String from, List<String> to) {
        this.server = sender(server);
        this.from = from;
        this.to = List.copyOf(to);
    }

    private static JavaMailSenderImpl sender(Server server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.encryption()) {
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case STARTTLS -> properties.setProperty("mail.smtp.starttls.required", "true");
            case NONE -> {}
        }
        if (!server.user().isEmpty()) {
            sender.setUsername(server.user());
            sender.setPassword(server.password());
            properties.setProperty("mail.smtp.auth", "true");
        }
        return sender;
    }

    @Override
    public void send(Alert alert, String id, AlertTexts.Text text) throws IOException {
        try {
            MimeMessage message = new IdentifiedMessage(server.getSession(), "<" + id + ">");
            MimeMessageHelper mail =
                    new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            mail.setFrom(from);
            mail.setTo(to.toArray(String[]::new));
            mail.setSubject(text.title());
            mail.setText(text.body());
            mail.setSentDate(Date.from(alert.recordedAt()));
            server.send(message);
        } catch (MailException | MessagingException e) {
            throw new IOException("mail was not taken: " + e.getMessage(), e);
        }
    }

    /// The library gives every message an id of its own unless told otherwise.
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        private IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
