package org.mingzhang.api.drill;

import java.io.IOException;
import java.sql.SQLException;

/// One thing that can be done to a ledger.
///
/// @param name what is done
/// @param power what it takes
/// @param deed does it to a clone
/// @param otherwise what else shows it, or would, where the verifier finds nothing
public record Attack(String name, Power power, Deed deed, String otherwise) {

    /// What somebody must hold.
    public enum Power {
        /// The database's superuser.
        SUPERUSER("superuser"),
        /// The superuser, the log's private keys and the checkpoint directory.
        MACHINE("whole machine"),
        /// The running application, which decides in the name of whoever it says.
        APPLICATION("application");

        private final String words;

        Power(String words) {
            this.words = words;
        }

        /// In words, for a table.
        public String words() {
            return words;
        }
    }

    /// What is done.
    @FunctionalInterface
    public interface Deed {

        /// Does it.
        ///
        /// @return the first position that is not as it was
        /// @throws NothingToAttackException if the ledger has nothing of that kind
        long commit(Victim victim) throws SQLException, IOException, NothingToAttackException;
    }
}
