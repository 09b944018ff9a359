package org.mingzhang.api.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.mingzhang.api.drill.Attack.Power;
import org.mingzhang.ledger.crypto.ActorSecret;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Statement;
import org.mingzhang.ledger.log.entry.Timestamps;
import tools.jackson.databind.node.ObjectNode;

/// Every attack of the drill.
///
/// **Source** `docs/threat-model.md`.
public final class AttackCatalogue {

    private static final String FOUND = "the verifier finds it";
    private static final String REBUILD =
            "'mingzhang rebuild' prints two different digests; the entries are untouched";
    private static final String SIGNED =
            "the verifier finds it where a rule asks for signatures, as from"
                    + " identity.SigningRuleConfirmed on";
    private static final long AWAY = 1_000_000_000_000L;
    private static final Duration BACK = Duration.ofDays(30);

    private AttackCatalogue() {}

    /// All, in the order of the power that they take.
    public static List<Attack> all() {
        return List.of(
                superuser("edit the payload of an entry", AttackCatalogue::editPayload),
                superuser("edit who acted, in an entry", AttackCatalogue::editActor),
                superuser("edit an indexed column", AttackCatalogue::editColumn),
                superuser("edit a tag row", AttackCatalogue::editTag),
                superuser("delete an entry", AttackCatalogue::delete),
                superuser("insert an entry", AttackCatalogue::insert),
                superuser("swap two entries", AttackCatalogue::swap),
                superuser("duplicate an entry", AttackCatalogue::duplicate),
                superuser("truncate the log", AttackCatalogue::truncate),
                superuser("rewrite all with recomputed hashes", AttackCatalogue::rewriteUnsigned),
                new Attack(
                        "restore an old backup",
                        Power.SUPERUSER,
                        AttackCatalogue::restoreBackup,
                        "the ledger opens read-only at its next start"),
                new Attack(
                        "change a balance of the read side",
                        Power.SUPERUSER,
                        AttackCatalogue::changeBalance,
                        REBUILD),
                new Attack(
                        "change a payment of the read side",
                        Power.SUPERUSER,
                        AttackCatalogue::changePayment,
                        REBUILD),
                new Attack(
                        "replace the log's key",
                        Power.SUPERUSER,
                        AttackCatalogue::replaceKey,
                        FOUND),
                new Attack(
                        "rewrite the past with the log's own key",
                        Power.MACHINE,
                        AttackCatalogue::rewriteSigned,
                        FOUND),
                new Attack(
                        "back-date an entry with the log's own key",
                        Power.MACHINE,
                        AttackCatalogue::backDate,
                        FOUND),
                new Attack(
                        "show one of two auditors another recent past",
                        Power.MACHINE,
                        AttackCatalogue::splitView,
                        FOUND),
                new Attack(
                        "rewrite what persons signed behind it",
                        Power.MACHINE,
                        AttackCatalogue::rewriteBehindSignatures,
                        SIGNED),
                new Attack(
                        "record a review in another person's name",
                        Power.APPLICATION,
                        AttackCatalogue::forgeActor,
                        SIGNED),
                new Attack(
                        "the same, signed with a key of one's own",
                        Power.APPLICATION,
                        AttackCatalogue::forgeSignature,
                        SIGNED),
                new Attack(
                        "the same, where no rule asks for signatures",
                        Power.APPLICATION,
                        AttackCatalogue::forgeUnruledActor,
                        "a signing rule for the division and year: signatures of the persons"
                                + " themselves over what they submit, review and approve"));
    }

    private static Attack superuser(String name, Attack.Deed deed) {
        return new Attack(name, Power.SUPERUSER, deed, FOUND);
    }

    private static void purpose(ObjectNode entry) {
        ((ObjectNode) entry.path("data")).put("purpose", "招待费");
    }

    private static long edit(Victim victim, Consumer<ObjectNode> change)
            throws SQLException, NothingToAttackException {
        long position = victim.payment(victim.scene().keptSize());
        ObjectNode entry = (ObjectNode) CanonicalJson.parseStrict(victim.entry(position));
        change.accept(entry);
        victim.setEntry(position, CanonicalJson.write(entry));
        return position;
    }

    private static long editPayload(Victim victim) throws SQLException, NothingToAttackException {
        return edit(victim, AttackCatalogue::purpose);
    }

    private static long editActor(Victim victim) throws SQLException, NothingToAttackException {
        return edit(victim, entry -> ((ObjectNode) entry.path("actor")).put("id", "somebody-else"));
    }

    private static long editColumn(Victim victim) throws SQLException, NothingToAttackException {
        long position = victim.payment(victim.scene().keptSize());
        victim.execute(
                "update ledger.entry set type = 'payment.PaymentWithdrawn' where position = "
                        + position);
        return position;
    }

    private static long editTag(Victim victim) throws SQLException, NothingToAttackException {
        long position = victim.payment(victim.scene().keptSize());
        victim.execute(
                "update ledger.tag_filed set tag = 'payment:none' where tag like 'payment:%'"
                        + " and position = "
                        + position);
        return position;
    }

    private static long delete(Victim victim) throws SQLException, NothingToAttackException {
        long position = victim.payment(victim.scene().keptSize());
        for (String table : new String[] {"entry", "tag_filed", "receipt"}) {
            victim.execute("delete from ledger." + table + " where position = " + position);
        }
        return position;
    }

    /// A copy of an entry comes in front of it, and everything behind moves on by one.
    private static long insert(Victim victim) throws SQLException, NothingToAttackException {
        long position = victim.payment(victim.scene().keptSize());
        for (String table : new String[] {"entry", "tag_filed", "receipt"}) {
            move(victim, table, "position >= " + position, AWAY + 1);
            move(victim, table, "position >= " + AWAY, -AWAY);
        }
        victim.execute(
                "insert into ledger.entry select log, "
                        + position
                        + ", entry, type, event_id, recorded_at, leaf_sha256, leaf_sm3"
                        + " from ledger.entry where position = "
                        + (position + 1));
        victim.execute("update ledger.head set size = size + 1");
        return position;
    }

    private static void move(Victim victim, String table, String which, long by)
            throws SQLException, NothingToAttackException {
        victim.execute(
                "update ledger." + table + " set position = position + " + by + " where " + which);
    }

    private static long swap(Victim victim) throws SQLException, NothingToAttackException {
        long position = victim.payment(victim.scene().keptSize());
        move(victim, "entry", "position = " + position, AWAY);
        move(victim, "entry", "position = " + (position + 1), -1);
        move(victim, "entry", "position >= " + AWAY, 1 - AWAY);
        return position;
    }

    private static long duplicate(Victim victim) throws SQLException, NothingToAttackException {
        long position = victim.payment(victim.scene().keptSize());
        long size = victim.number("select size from ledger.head");
        victim.execute(
                "insert into ledger.entry select log, "
                        + size
                        + ", entry, type, event_id, recorded_at, leaf_sha256, leaf_sm3"
                        + " from ledger.entry where position = "
                        + position);
        victim.execute("update ledger.head set size = size + 1");
        return size;
    }

    private static long truncate(Victim victim) throws SQLException, NothingToAttackException {
        long size = victim.scene().keptSize();
        cut(victim, size);
        return size;
    }

    private static void cut(Victim victim, long size)
            throws SQLException, NothingToAttackException {
        for (String table : new String[] {"entry", "tag_filed", "receipt"}) {
            victim.execute("delete from ledger." + table + " where position >= " + size);
        }
        victim.execute("delete from ledger.tile where (index + 1) * 256 > " + size);
        victim.execute("update ledger.tag_reach set size = least(size, " + size + ")");
        victim.execute(
                "update ledger.head h set size = "
                        + size
                        + ", recorded_at = e.recorded_at, leaf_sha256 = e.leaf_sha256,"
                        + " leaf_sm3 = e.leaf_sm3 from ledger.entry e where e.position = "
                        + (size - 1));
    }

    /// As it was at the checkpoint that the auditor kept, in every table of the log; the read side
    /// is built again from it.
    private static long restoreBackup(Victim victim) throws SQLException, NothingToAttackException {
        long size = victim.scene().keptSize();
        victim.execute("delete from ledger.cosignature where size > " + size);
        victim.execute("delete from ledger.checkpoint where size > " + size);
        victim.execute("delete from read_control.generation");
        cut(victim, size);
        return size;
    }

    private static long rewriteUnsigned(Victim victim)
            throws SQLException, IOException, NothingToAttackException {
        long position = victim.payment(victim.scene().keptSize());
        new ForgedHistory(victim, Optional.empty()).rewrite(position, AttackCatalogue::purpose);
        return position;
    }

    private static long rewriteSigned(Victim victim)
            throws SQLException, IOException, NothingToAttackException {
        long position = victim.payment(victim.scene().keptSize());
        new ForgedHistory(victim, Optional.of(victim.scene().keys()))
                .rewrite(position, AttackCatalogue::purpose);
        return position;
    }

    /// Behind everything that the auditor kept, so that only others can have seen it.
    private static long splitView(Victim victim)
            throws SQLException, IOException, NothingToAttackException {
        long position = victim.payment(victim.scene().newestSize());
        if (position < victim.scene().keptSize()) {
            throw new NothingToAttackException(
                    "no payment behind the checkpoint that the auditor kept");
        }
        new ForgedHistory(victim, Optional.of(victim.scene().keys()))
                .rewrite(position, AttackCatalogue::purpose);
        return position;
    }

    private static long backDate(Victim victim)
            throws SQLException, IOException, NothingToAttackException {
        long position = victim.payment(victim.scene().newestSize());
        new ForgedHistory(victim, Optional.of(victim.scene().keys()))
                .rewrite(
                        position,
                        entry -> {
                            for (String member : List.of("decidedAt", "recordedAt")) {
                                String time = entry.path(member).asString();
                                entry.put(
                                        member,
                                        Timestamps.format(Timestamps.parse(time).minus(BACK)));
                            }
                        });
        return position;
    }

    /// The whole history, signed with keys of the attacker, which the first entry names.
    private static long replaceKey(Victim victim)
            throws SQLException, IOException, NothingToAttackException {
        byte[] secret = new byte[32];
        victim.random().nextBytes(secret);
        // In the range of both algorithms.
        secret[0] = 0;
        LogKeys others =
                LogKeys.of(
                        victim.scene().log().origin().value(),
                        Map.of(Suite.SHA256, secret, Suite.SM3, secret),
                        victim.random());
        new ForgedHistory(victim, Optional.of(others))
                .rewrite(
                        0,
                        entry -> {
                            ObjectNode keys = (ObjectNode) entry.path("data").path("keys");
                            for (Suite suite : victim.scene().log().suites()) {
                                keys.put(suite.id(), others.signer(suite).key().toString());
                            }
                        });
        return 0;
    }

    private static String readSide(Victim victim) throws SQLException, NothingToAttackException {
        return victim.text(
                "select 'read_' || number from read_control.generation"
                        + " where state = 'live' and log = "
                        + victim.log());
    }

    private static long changeBalance(Victim victim) throws SQLException, NothingToAttackException {
        return raise(victim, readSide(victim) + ".line_movement", "available");
    }

    private static long changePayment(Victim victim) throws SQLException, NothingToAttackException {
        return raise(victim, readSide(victim) + ".payment", "amount");
    }

    /// By one in the last digit, in the last row.
    private static long raise(Victim victim, String table, String column)
            throws SQLException, NothingToAttackException {
        long position = victim.number("select max(position) from " + table);
        victim.execute(
                "update "
                        + table
                        + " set "
                        + column
                        + " = "
                        + column
                        + " + 1 where position = "
                        + position);
        return position;
    }

    /// An entry in front of signatures: the leaf hashes that reviews and approvals sign are others.
    private static long rewriteBehindSignatures(Victim victim)
            throws SQLException, IOException, NothingToAttackException {
        long signed =
                victim.signedReview()
                        .orElseThrow(() -> new NothingToAttackException("no signed review"));
        long position =
                victim.number(
                        "select max(position) from ledger.entry"
                                + " where type = 'budgetline.FundsReleased' and position < "
                                + signed);
        new ForgedHistory(victim, Optional.of(victim.scene().keys()))
                .rewrite(position, entry -> ((ObjectNode) entry.path("data")).put("document", "X"));
        return position;
    }

    /// What the log looks like when whoever holds the application has recorded a review in the name
    /// of a reviewer who has never seen it.
    private static long forgeActor(Victim victim)
            throws SQLException, IOException, NothingToAttackException {
        return forge(victim, entry -> ((ObjectNode) entry.path("command")).remove("signature"));
    }

    private static long forgeSignature(Victim victim)
            throws SQLException, IOException, NothingToAttackException {
        ActorSecret own = ActorSecret.generate(SignatureScheme.ED25519, victim.random());
        return forge(
                victim,
                entry -> {
                    ObjectNode signature = (ObjectNode) entry.path("command").path("signature");
                    byte[] signed = Statement.signedBytes((ObjectNode) signature.path("statement"));
                    signature
                            .put("alg", own.key().scheme().id())
                            .put("key", own.key().id())
                            .put("value", Base64.getEncoder().encodeToString(own.sign(signed)));
                });
    }

    private static long forge(Victim victim, Consumer<ObjectNode> edit)
            throws SQLException, IOException, NothingToAttackException {
        OptionalLong signed = victim.signedReview();
        if (signed.isEmpty()) {
            return forgeUnruledActor(victim);
        }
        new ForgedHistory(victim, Optional.of(victim.scene().keys()))
                .rewrite(signed.getAsLong(), edit);
        return signed.getAsLong();
    }

    /// Nothing is changed: the log holds such a review like any other.
    private static long forgeUnruledActor(Victim victim)
            throws SQLException, NothingToAttackException {
        return victim.unsignedReview();
    }
}
