package org.mingzhang.api.alerts;

import java.io.IOException;
import java.net.URI;
import org.mingzhang.api.webhook.WebhookSender;
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
                alert.into(JsonNodeFactory.instance.objectNode().put("id", id), text).toString();
        int status =
                sender.send(
                        address, new WebhookSender.Message(id, "application/json", body), secret);
        if (status < 200 || status >= 300) {
            throw new IOException("status " + status);
        }
    }
}
