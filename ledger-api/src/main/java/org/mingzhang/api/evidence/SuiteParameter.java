package org.mingzhang.api.evidence;

import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.store.LogRef;

/// The parameter `suite`.
final class SuiteParameter {

    private SuiteParameter() {}

    /// The suite of an id; the first of the log if it is empty.
    ///
    /// @throws FaultException if the log has no such suite
    static Suite of(String id, LogRef log) {
        if (id.isEmpty()) {
            return log.suites().getFirst();
        }
        return log.suites().stream()
                .filter(suite -> suite.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new FaultException(
                                new Fault.BadParameter(
                                        "suite",
                                        id,
                                        new Expected.OneOf(
                                                log.suites().stream().map(Suite::id).toList()))));
    }
}
