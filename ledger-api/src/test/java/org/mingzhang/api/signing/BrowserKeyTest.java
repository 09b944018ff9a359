package org.mingzhang.api.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.api.testing.Payments;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;

/// A key that lives in a browser signs what the ledger takes. The script of the page runs in Node,
/// whose WebCrypto is a browser's; where there is no Node, this is not tested.
class BrowserKeyTest {

    private static final String SCRIPT =
            """
            import { make, submitSigned, difference } from './keys.mjs'
            const [base, handler, admin, line] = process.argv.slice(2)
            const plain = globalThis.fetch
            globalThis.fetch = (path, request) => plain(base + path, request)
            const session = token => ({ header: 'Authorization', token: 'Bearer ' + token })
            const key = await make()
            if (key.pair.privateKey.extractable) throw new Error('the key can be taken out')
            const proposal = { type: 'identity.ProposeKey', id: 'browser-key',
              data: { key: key.id, alg: 'ed25519', publicKey: key.publicKey, custody: 'client' } }
            console.log((await submitSigned(session(handler), key, proposal)).outcome)
            await plain(base + '/api/v1/commands', { method: 'POST',
              headers: { 'Content-Type': 'application/json', Authorization: 'Bearer ' + admin },
              body: JSON.stringify({ type: 'identity.EnrolKey', id: 'browser-enrol', data: { key: key.id } }) })
            const payment = { type: 'payment.SubmitPayment', id: 'browser-pay', data: {
              payment: 'browser-pay', line, effectiveDate: '2025-03-03', amount: '12.00',
              payee: { id: 'DEMO-1', kind: 'person', name: '张三' }, purpose: '差旅 "费"',
              expectedResult: 'Done', invoices: ['F-browser'], attachments: [] } }
            console.log((await submitSigned(session(handler), key, payment)).outcome)
            const said = { action: payment.type, commandId: payment.id, subject: 'payment:browser-pay',
              ...payment.data, amount: '12000.00' }
            delete said.payment
            console.log(difference(said, payment))
            """;

    @TempDir Path folder;

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void signsWithAKeyThatNoScriptCanTakeOut() throws Exception {
        assumeThat(hasNode()).as("Node is there").isTrue();
        try (InputStream script =
                BrowserKeyTest.class.getResourceAsStream(
                        "/org/mingzhang/api/portal/assets/keys.js")) {
            assertThat(script).isNotNull();
            Files.copy(script, folder.resolve("keys.mjs"));
        }
        Files.writeString(folder.resolve("run.mjs"), SCRIPT);
        TestClient handler = TestLedger.as("handler");
        Process run =
                new ProcessBuilder(
                                "node",
                                "--no-warnings",
                                folder.resolve("run.mjs").toString(),
                                handler.base(),
                                handler.token().orElseThrow(),
                                TestLedger.as("admin").token().orElseThrow(),
                                Payments.lineWith("100.00", "browser-line"))
                        .redirectErrorStream(true)
                        .start();

        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said.lines()).containsExactly("accepted", "accepted", "amount");
    }

    @Test
    void thePageBringsTheScriptAndSaysWhatItDoesWithout() {
        var page =
                Jsoup.parse(
                        TestClient.nobody(TestLedger.as("handler").base()).get("/en/keys").text());

        assertThat(page.select("script[type=module]").attr("src"))
                .matches("/assets/keys(-[0-9a-f]+)?[.]js");
        assertThat(page.select("h1").text()).isEqualTo("Your signing key");
        assertThat(page.select("[data-state]").text()).isEqualTo("This page needs script.");
        assertThat(page.select("#signing-key button").hasAttr("hidden")).isTrue();
    }
}
