package org.mingzhang.api.importing;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.ImportReport;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.LedgerSink;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.testing.TestLedger;

/// A ledger on PostgreSQL, and imports into it.
final class RealLedger implements AutoCloseable {

    private final TestLedger ledger;
    private final CommandBinder binder =
            new CommandBinder(
                    LedgerTypes.catalogue(),
                    TestLedger.ORIGIN,
                    TreeHashers.of(Suite.SHA256),
                    new SecretKeySpec(new byte[32], "HmacSHA256"));

    RealLedger(Class<?> test) {
        ledger = TestLedger.create(test);
    }

    TestLedger ledger() {
        return ledger;
    }

    /// The stream of one person.
    CommandSink as(String person, String role) {
        return new LedgerSink(
                ledger.ledger(),
                binder,
                new Sender("client-" + person, new Occasion.Person(person, role, "finance")));
    }

    ImportReport run(
            Mapping mapping,
            List<Path> budget,
            List<Path> payments,
            List<Path> names,
            CommandSink importer,
            ImportJob.ControlTotals stated)
            throws InterruptedException {
        return new ImportJob(
                        mapping,
                        SourceFiles.find(mapping, budget, payments, names),
                        new YearSetup(as("budget-a", "budget"), as("budget-b", "budget")),
                        importer,
                        stated,
                        new Bookkeeper(mapping.name(), mapping.division(), InstantSource.system()),
                        Progress.NONE)
                .run();
    }

    /// How many entries the log has.
    long size() {
        return ledger.database().queryLong("select size from ledger.head");
    }

    /// How many entries of a type it has.
    long count(String type) {
        return ledger.database()
                .queryLong("select count(*) from ledger.entry where type = '" + type + "'");
    }

    @Override
    public void close() {
        ledger.close();
    }
}
