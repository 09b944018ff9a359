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
                    "evidence_row",
                    "pairs");

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

    static final List<String> CREATE =
            List.of(
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
                      evidence_row             int,
                      pairs                    int[]  not null
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
                    // A unit has thousands; what is added up of them stands in the index.
                    """
                    create index payment_by_unit on payment (unit, position)
                     include (fiscal_year, kind, amount)\
                    """,
                    "create index payment_by_line on payment (line, position)",
                    "create index payment_by_payee on payment (payee, position)",
                    """
                    create index payment_flow on payment_step (position)
                     where state in ('settled', 'partly-refunded', 'refunded')\
                    """,
                    """
                    create index payment_refund on payment_step (payment_position)
                     where state in ('partly-refunded', 'refunded')\
                    """,
                    """
                    create index payment_in_flight on payment_step (state, payment_position)
                     where until = 9223372036854775807
                       and state in ('submitted', 'reviewed', 'approved', 'voucher-issued', 'blocked')\
                    """);

    static final List<String> LATER_INDEXES =
            List.of("create index %s payment_by_pairs on payment using gin (pairs)");

    private PaymentTables() {}
}
