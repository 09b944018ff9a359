package org.mingzhang.ledger.store;

/// The database refused the entries of one command, and of no other. Nothing of it is stored, and
/// trying it again gives the same.
public final class PoisonCommandException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String incident;

    /// @param incident under which the log of the application has the details; the database's own
    ///   words are not among them, since they quote rows
    public PoisonCommandException(String incident) {
        super("the database refused the entries of this command; incident " + incident);
        this.incident = incident;
    }

    /// The incident, `t<term>-e<epoch>-p<position>`.
    public String incident() {
        return incident;
    }
}
