package org.mingzhang.api.wiring;

import java.io.IOException;
import java.nio.file.Path;
import org.mingzhang.api.alerts.AlertDispatcher;
import org.mingzhang.api.alerts.AlertSettings;
import org.mingzhang.api.alerts.AlertTable;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.feed.LogSignal;
import org.mingzhang.api.webhook.WebhookSender;
import org.mingzhang.ledger.store.WriterState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Alerts reach people.
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    @Bean
    AlertDispatcher alerts(LedgerRuntime runtime, WebhookSender sender, LogSignal signal) {
        Path file = runtime.settings().data().resolve("alerts.properties");
        try {
            return new AlertDispatcher(
                    AlertSettings.read(file, sender).channels(),
                    new AlertTable(runtime.databases().owner()),
                    runtime.queries(),
                    signal,
                    () -> runtime.ledger().engine().state() instanceof WriterState.Active);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "the channels of alerts cannot be used: " + e.getMessage(),
                    "see docs/operations.md for what the file says",
                    e);
        }
    }
}
