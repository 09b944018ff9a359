package org.mingzhang.api.evidence;

import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.MoneySight;

/// Who may have whole entries and receipts: auditors and discipline inspection, and a client its
/// own receipts.
///
/// @param readingIsOpen whether everybody may, as in a trial installation
public record EntryAccess(boolean readingIsOpen) {

    /// Returns if the caller may.
    ///
    /// @throws FaultException if not
    void require(@Nullable Identity caller) {
        if (caller != null) {
            MoneySight.require(caller);
        }
        if (readingIsOpen) {
            return;
        }
        requireRole(caller);
    }

    /// Returns if the caller may have what a client has submitted.
    ///
    /// @throws FaultException if not
    void requireOf(String client, @Nullable Identity caller) {
        if (!readingIsOpen && (caller == null || !caller.client().equals(client))) {
            requireRole(caller);
        }
    }

    private static void requireRole(@Nullable Identity caller) {
        if (caller == null) {
            throw new FaultException(new Fault.Unauthenticated(false));
        }
        if (!caller.hasAnyRole("auditor", "discipline")) {
            throw new FaultException(new Fault.Forbidden());
        }
    }
}
