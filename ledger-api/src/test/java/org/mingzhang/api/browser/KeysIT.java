package org.mingzhang.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.Province;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;

/// A signing key that is made in a real browser and lives there.
@InABrowser
class KeysIT {

    private static final String PERSON = "demo.440100.reviewer";

    @Test
    void aPersonMakesAKeyThatSignsAndThatNoScriptTakesOut(Visitor visitor) {
        visitor.opens("/en/sign-in");
        visitor.page().locator("button[value='" + PERSON + "']").click();
        visitor.opens("/en/keys").presses("Make a key");
        visitor.page().locator("#signing-key [data-state]:has-text('Proposed')").waitFor();

        String key = visitor.text("#signing-key").replaceAll("(?s).*?([0-9a-f]{64}).*", "$1");

        // The proposal was signed with the key itself, and the ledger took it.
        Reply enrolled =
                TestClient.of(Province.ledger(), "admin")
                        .submit(
                                TestClient.command(
                                        "identity.EnrolKey",
                                        "browser-enrols",
                                        "{\"key\":\"" + key + "\"}"));
        assertThat(enrolled.status()).as(enrolled.text()).isEqualTo(201);
        visitor.opens("/en/keys");
        visitor.page().locator("#signing-key:has-text('" + key + "')").waitFor();
        assertThat(visitor.page().evaluate(TAKE_OUT, PERSON)).isEqualTo("InvalidAccessError");
        assertThat(visitor.barriers()).isEmpty();
        assertThat(visitor.overflow()).isZero();
        visitor.picture("keys").page().locator("button.theme").click();
        assertThat(visitor.page().locator("html").getAttribute("data-theme")).isEqualTo("dark");
    }

    private static final String TAKE_OUT =
            """
            person => new Promise(resolve => {
              const open = indexedDB.open('mingzhang', 1)
              open.onsuccess = () => {
                const found = open.result.transaction('signing-keys').objectStore('signing-keys').get(person)
                found.onsuccess = () => crypto.subtle.exportKey('pkcs8', found.result.pair.privateKey)
                  .then(() => resolve('taken out'), failure => resolve(failure.name))
              }
            })
            """;
}
