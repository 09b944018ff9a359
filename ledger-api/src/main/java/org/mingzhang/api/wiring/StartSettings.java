package org.mingzhang.api.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// What the person who starts the ledger can choose.
///
/// @param address the network address to listen on
/// @param port the HTTP port, 0 for a free one
/// @param data the data directory
/// @param database a database of one's own; empty for the embedded one
/// @param embeddedPort the port of the embedded database; empty to choose one
/// @param demo whether an empty embedded ledger gets the demonstration province
/// @param developmentIdentity whether made-up people may sign in
/// @param log the origin of the log to create or open; empty for the one that the keys are for, or
///   on the first start of an embedded ledger a made-up one
/// @param currency of a log that is created, ISO 4217
/// @param zone of bare dates of a log that is created
/// @param witnessing who watches the log
/// @param persons where it is known who persons are and what they may do
public record StartSettings(
        String address,
        int port,
        Path data,
        Optional<ExternalDatabase> database,
        Optional<Integer> embeddedPort,
        boolean demo,
        boolean developmentIdentity,
        Optional<String> log,
        String currency,
        ZoneId zone,
        Witnessing witnessing,
        Persons persons) {

    /// The same with the witnesses that the data directory names, if any.
    public StartSettings(
            String address,
            int port,
            Path data,
            Optional<ExternalDatabase> database,
            Optional<Integer> embeddedPort,
            boolean demo,
            boolean developmentIdentity,
            Optional<String> log,
            String currency,
            ZoneId zone) {
        this(
                address,
                port,
                data,
                database,
                embeddedPort,
                demo,
                developmentIdentity,
                log,
                currency,
                zone,
                Witnessing.usual(),
                Persons.usual(database.isPresent() && !developmentIdentity));
    }

    /// Where it is known who persons are and what they may do.
    ///
    /// @param grantsGovern whether roles and scope are those that the log grants; otherwise they
    ///   are those of the token, the account or the claims
    /// @param openId the file about the institution's identity provider, if it has one
    /// @param tokenModule the PKCS#11 module that reaches the persons' tokens, if there is one
    public record Persons(boolean grantsGovern, Optional<Path> openId, Optional<Path> tokenModule) {

        /// What is usual.
        ///
        /// @param real whether the ledger is no trial installation
        public static Persons usual(boolean real) {
            return new Persons(real, Optional.empty(), Optional.empty());
        }
    }

    /// The same with other sources of roles.
    public StartSettings knowing(Persons other) {
        return new StartSettings(
                address,
                port,
                data,
                database,
                embeddedPort,
                demo,
                developmentIdentity,
                log,
                currency,
                zone,
                witnessing,
                other);
    }

    /// Who watches the log.
    ///
    /// @param policy the file of the witness policy; `policy` in the data directory, if it is
    ///   there, if this is empty
    /// @param unwitnessed whether the log goes on although fewer witnesses can be asked than their
    ///   quorum
    /// @param stamps who stamps a checkpoint a day
    public record Witnessing(
            Optional<Path> policy, boolean unwitnessed, Optional<Stamping> stamps) {

        /// The witnesses that the data directory names, if any, and no stamps.
        public static Witnessing usual() {
            return new Witnessing(Optional.empty(), false, Optional.empty());
        }

        /// The same, going on without the quorum if that is so.
        public Witnessing unwitnessed(boolean allowed) {
            return new Witnessing(policy, allowed, stamps);
        }
    }

    /// A time-stamp authority of RFC 3161.
    ///
    /// @param address where it takes requests
    /// @param roots the file with its certificate, or with those that vouch for it
    public record Stamping(URI address, Path roots) {}

    /// The same with other witnesses.
    public StartSettings watchedBy(Witnessing other) {
        return new StartSettings(
                address,
                port,
                data,
                database,
                embeddedPort,
                demo,
                developmentIdentity,
                log,
                currency,
                zone,
                other,
                persons);
    }

    /// A PostgreSQL that somebody else runs.
    ///
    /// @param url a JDBC address
    /// @param user a login that owns the ledger's schemas
    /// @param password its password, may be empty
    public record ExternalDatabase(String url, String user, String password) {

        /// Without the password.
        @Override
        public String toString() {
            return "ExternalDatabase[" + url + ", " + user + "]";
        }
    }

    /// The embedded default in a directory: development identity, any free ports, no demonstration.
    public static StartSettings embedded(Path data) {
        return embedded(data, false, "CNY", ZoneId.of("Asia/Shanghai"));
    }

    /// The same with or without the demonstration, and with another currency and zone.
    public static StartSettings embedded(Path data, boolean demo, String currency, ZoneId zone) {
        return new StartSettings(
                "localhost",
                0,
                data,
                Optional.empty(),
                Optional.empty(),
                demo,
                true,
                Optional.empty(),
                currency,
                zone);
    }

    /// Whether everybody may read: in a trial installation, so that pages open in a browser.
    public boolean readingIsOpen() {
        return developmentIdentity;
    }
}
