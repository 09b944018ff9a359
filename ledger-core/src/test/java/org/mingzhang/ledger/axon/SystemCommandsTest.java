package org.mingzhang.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.testing.TestLedger;

class SystemCommandsTest {

    @Test
    void namesTheSchemaOfEveryEventTypeOnce() {
        try (TestLedger ledger = TestLedger.create(SystemCommandsTest.class)) {
            ledger.ledger().publishSchemas();
            long size = ledger.ledger().engine().durableSize();
            ledger.restart();
            ledger.ledger().publishSchemas();

            assertThat(ledger.ledger().engine().durableSize()).isEqualTo(size);
            assertThat(
                            ledger.database()
                                    .queryLong(
                                            "select count(*) from ledger.entry"
                                                    + " where type = 'log.SchemaPublished'"))
                    .isEqualTo(LedgerTypes.catalogue().events().size());
        }
    }
}
