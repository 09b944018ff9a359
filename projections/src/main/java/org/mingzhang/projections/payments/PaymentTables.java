package org.mingzhang.projections.payments;

import java.util.List;
import org.mingzhang.projections.replay.ReadModel;

/// The tables of the register.
final class PaymentTables {

    static final List<String> PAYMENT_COLUMNS =
            List.of(
                    "position",
                    "kind",
                    "payment",
                    "line",
                    "pool",
                    "division",
                    "unit",
                    "fiscal_year",
                    "project",
                    "amount",
                    "payee",
                    "payee_kind",
                    "payee_name",
                    "payee_name_commitment",
                    "payee_account",
                    "payee_account_commitment",
                    "purpose",
                    "purpose_commitment",
                    "expected_result",
                    "invoices",
                    "contract_line",
                    "resubmits",
                    "source",
                    "evidence_file",
                    "evidence_row");

    static final List<String> STEP_COLUMNS =
            List.of(
                    "payment_position",
                    "position",
                    "until",
                    "type",
                    "state",
                    "amount",
                    "refunded",
                    "effective_date",
                    "recorded_at",
                    "actor",
                    "actor_role",
                    "actor_unit",
                    "voucher",
                    "note",
                    "evidence_file",
                    "evidence_row");

    static final ReadModel.CanonicalRows CANONICAL_PAYMENTS =
            new ReadModel.CanonicalRows(
                    "payment",
                    "select %s from payment where position < :size order by position"
                            .formatted(String.join(", ", PAYMENT_COLUMNS)));

    static final ReadModel.CanonicalRows CANONICAL_STEPS =
            new ReadModel.CanonicalRows(
                    "payment_step",
                    """
                    select payment_position, position,
                           case when until < :size then until end, type, state, amount, refunded,
                           effective_date, to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                           actor, actor_role, actor_unit, voucher, note, evidence_file, evidence_row
                      from payment_step where position < :size
                     order by payment_position, position\
                    """);

    /// The texts of a payment that are searched, in one.
    static final String TEXTS =
            """
            coalesce(%1$spurpose, '') || E'\\n' || coalesce(%1$sexpected_result, '') || E'\\n'
              || coalesce(%1$spayee_name, '') || E'\\n' || %1$spayee\
            """;

    static final List<String> CREATE =
            List.of(
                    // All pairs of neighbouring characters, whatever the script: Chinese has no
                    // spaces between words, and many of its words are of two characters. Made of
                    // functions in C, which take a third of the time of a loop in SQL. Texts hold
                    // no control character, so one can stand between the pairs.
                    """
                    create function pairs(t text) returns text[]
                    language sql immutable parallel safe
                    return string_to_array(
                             regexp_replace(lower(t), '(..)', E'\\\\1\\x01', 'g'), E'\\x01')
                        || string_to_array(
                             regexp_replace(substr(lower(t), 2), '(..)', E'\\\\1\\x01', 'g'),
                             E'\\x01')\
                    """,
                    """
                    create table payment (
                      position                 bigint primary key,
                      kind                     text collate "C" not null,
                      payment                  text collate "C",
                      line                     text collate "C" not null,
                      pool                     text collate "C" not null,
                      division                 text collate "C" not null,
                      unit                     text collate "C" not null,
                      fiscal_year              int    not null,
                      project                  text collate "C",
                      amount                   bigint not null,
                      payee                    text collate "C" not null,
                      payee_kind               text collate "C" not null,
                      payee_name               text,
                      payee_name_commitment    text,
                      payee_account            text,
                      payee_account_commitment text,
                      purpose                  text,
                      purpose_commitment       text,
                      expected_result          text,
                      invoices                 text,
                      contract_line            text,
                      resubmits                text,
                      source                   text collate "C" not null,
                      evidence_file            text collate "C",
                      evidence_row             int
                    )\
                    """,
                    """
                    create table payment_step (
                      payment_position bigint not null,
                      position         bigint not null,
                      until            bigint not null,
                      type             text collate "C" not null,
                      state            text collate "C" not null,
                      amount           bigint,
                      refunded         bigint not null,
                      effective_date   date   not null,
                      recorded_at      timestamptz(3) not null,
                      actor            text   not null,
                      actor_role       text   not null,
                      actor_unit       text   not null,
                      voucher          text,
                      note             text,
                      evidence_file    text collate "C",
                      evidence_row     int,
                      primary key (payment_position, position)
                    )\
                    """);

    static final List<String> KEYS = List.of("alter table payment add unique (payment)");

    static final List<String> INDEXES =
            List.of(
                    "create index payment_by_unit on payment (unit, position)",
                    "create index payment_by_line on payment (line, position)",
                    "create index payment_by_payee on payment (payee, position)",
                    """
                    create index payment_flow on payment_step (position)
                     where state in ('settled', 'partly-refunded', 'refunded')\
                    """,
                    """
                    create index payment_in_flight on payment_step (state, payment_position)
                     where until = 9223372036854775807
                       and state in ('submitted', 'reviewed', 'approved', 'voucher-issued', 'blocked')\
                    """);

    static final List<String> LATER_INDEXES =
            List.of(
                    "create index %s payment_by_pairs on payment using gin (pairs("
                            + TEXTS.formatted("")
                            + "))");

    /// That a payment may have a text in one of those that are searched: the index finds those that
    /// have all pairs of its characters, and the caller says whether they have them in this order.
    static String mayHold(String alias) {
        return "$.pairs("
                + TEXTS.formatted(alias + ".")
                + ") @> array(select substr(lower(?), i, 2)"
                + " from generate_series(1, length(?) - 1) i)";
    }

    private PaymentTables() {}
}
