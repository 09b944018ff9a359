package org.mingzhang.api.alerts;

import java.io.IOException;
import java.net.URI;
import org.mingzhang.api.webhook.WebhookSender;
import org.mingzhang.ledger.log.entry.Timestamps;
import tools.jackson.databind.node.JsonNodeFactory;

/// Posts alerts to a messaging system of the institution, signed as subscriptions are. The operator
/// wrote the address into the file, so it needs no further leave.
///
/// @param sender sends
/// @param address where to
/// @param secret signs
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record WebhookChannel(WebhookSender sender, URI address, byte[] secret) implements AlertChannel {

    @Override
    public void send(Alert alert, String id, AlertTexts.Text text)
            throws IOException, InterruptedException {
        String body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id)
                        .put("position", alert.position())
                        .put("at", Timestamps.format(alert.recordedAt()))
                        .put("type", alert.type())
                        .put("division", alert.division())
                        .put("unit", alert.unit())
                        .put("title", text.title())
                        .put("body", text.body())
                        .toString();
        int status =
                sender.send(
                        address, new WebhookSender.Message(id, "application/json", body), secret);
        if (status < 200 || status >= 300) {
            throw new IOException("status " + status);
        }
    }
}
