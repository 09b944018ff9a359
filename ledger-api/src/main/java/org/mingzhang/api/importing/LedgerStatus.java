package org.mingzhang.api.importing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.rows.SourceRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a running ledger says about itself before anything is sent to it.
///
/// @param url where it runs
/// @param currency in which every amount of its log is
record LedgerStatus(URI url, String currency) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /// Asks a ledger.
    ///
    /// @throws SourceRefused if none answers
    static LedgerStatus at(URI url) throws InterruptedException {
        URI address = url.resolve("/api/v1/status");
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofString());
            String currency =
                    JsonMapper.shared().readTree(response.body()).path("currency").asString("");
            if (response.statusCode() != 200 || currency.isEmpty()) {
                throw new SourceRefused(address + " does not answer as a ledger does");
            }
            return new LedgerStatus(url, currency);
        } catch (IOException | JacksonException e) {
            throw new SourceRefused(
                    "no ledger answers at "
                            + url
                            + " ("
                            + e
                            + "); start one with 'mingzhang start', or name yours with --url");
        }
    }

    void requireCurrency(Mapping mapping) {
        if (!currency.equals(mapping.currency())) {
            throw new SourceRefused(
                    "the ledger at "
                            + url
                            + " is in "
                            + currency
                            + ", the mapping "
                            + mapping.name()
                            + " in "
                            + mapping.currency()
                            + "; a new ledger can be started with --currency "
                            + mapping.currency());
        }
    }
}
