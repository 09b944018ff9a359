package org.mingzhang.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.BalanceView;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.pivot.Axis;
import org.mingzhang.projections.pivot.PivotCell;
import org.mingzhang.projections.pivot.PivotMeasure;
import org.mingzhang.projections.replay.StateDigest;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.NaiveBooks;
import org.mingzhang.projections.testing.RandomHistory;
import org.mingzhang.projections.testing.ReadSideFixture;

/// Random histories: what the read side says at any cut is what the entries say, however the log
/// was cut into batches and runs, and a rebuild says the same.
final class ProjectionPropertyTest {

    private static final int CUTS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void saysAtEveryCutWhatTheEntriesSay(long seed) throws InterruptedException {
        RandomGenerator random = new SplittableRandom(seed);
        ReadSideFixture fixture = ReadSideFixture.create(getClass());
        RandomHistory history = new RandomHistory(random);
        Map<Long, StateDigest> digests = new HashMap<>();

        // Each run starts with nothing in memory, so that state is loaded from the tables as well.
        for (int run = 0; run < 6; run++) {
            fixture.log().append(history.next(20 + random.nextInt(150)));
            try (ReadSide readSide =
                    fixture.readSide(
                            fixture.database().projector(),
                            ReadSideFixture.limits(
                                    1 + random.nextInt(60), 1 + random.nextInt(40)))) {
                readSide.start();
                fixture.now(readSide);
                digests.put(fixture.log().size(), readSide.digest(OptionalLong.empty()));
            }
        }

        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            NaiveBooks books = new NaiveBooks(fixture.log().entries());
            for (int i = 0; i < CUTS; i++) {
                AsOf asOf = randomCut(random, fixture.log().size());
                check(readSide, fixture.cut(readSide, asOf), history, books);
            }
            readSide.rebuild().run((_, _, _) -> {});
            digests.forEach((size, digest) ->
                    assertThat(readSide.digest(OptionalLong.of(size))).isEqualTo(digest));
            check(readSide, fixture.now(readSide), history, books);
        }

        // A fold that forgets all that it can needs its keys while it builds.
        try (ReadSide readSide =
                fixture.readSide(fixture.database().projector(), ReadSideFixture.limits(16, 1))) {
            readSide.rebuild().run((_, _, _) -> {});
            digests.forEach((size, digest) ->
                    assertThat(readSide.digest(OptionalLong.of(size))).isEqualTo(digest));
        }
    }

    private static AsOf randomCut(RandomGenerator random, long size) {
        AsOf known = random.nextInt(4) == 0 ? AsOf.NOW : AsOf.position(random.nextLong(size));
        return random.nextBoolean()
                ? known
                : known.until(Facts.day(1, 1).plusDays(random.nextInt(100) - 5));
    }

    private static void check(ReadSide readSide, Cut cut, RandomHistory history, NaiveBooks books) {
        for (Facts.Line line : history.lines()) {
            checkBalances(
                    readSide,
                    cut,
                    books,
                    AccountHolder.LINE,
                    line.name(),
                    p -> p.line().equals(line.name()));
        }
        for (int pool = 0; pool < 3; pool++) {
            String name = "2026/" + pool;
            checkBalances(
                    readSide, cut, books, AccountHolder.POOL, name, p -> p.pool().equals(name));
        }
        checkExecution(readSide, cut, books);
    }

    private static void checkBalances(
            ReadSide readSide,
            Cut cut,
            NaiveBooks books,
            AccountHolder holder,
            String name,
            Predicate<Posting> matching) {
        Optional<BalanceView> view = readSide.balances().balance(cut, holder, name);
        Map<Account, Money> expected = books.balances(cut.size(), cut.until(), matching);
        expected.forEach((account, amount) ->
                assertThat(view.map(v -> v.figures().of(account)).orElse(Money.ZERO))
                        .as("%s %s account %s at %s", holder, name, account, cut.asOf())
                        .isEqualTo(amount));
    }

    private static void checkExecution(ReadSide readSide, Cut cut, NaiveBooks books) {
        Map<String, Money> paid = new TreeMap<>();
        for (ExecutionRow row :
                readSide.execution()
                        .execution(
                                cut,
                                LineFilter.ofYear(Facts.YEAR),
                                List.of(
                                        Grouping.by(Grouping.Dimension.UNIT),
                                        Grouping.by(Grouping.Dimension.FUNCTION, 3)))) {
            paid.put(row.keys().get(0) + "/" + row.keys().get(1), row.of(Measure.PAID));
        }
        assertThat(paid)
                .as("paid by unit and function class at %s", cut.asOf())
                .isEqualTo(
                        books.byLine(
                                cut.size(),
                                cut.until(),
                                Account.EXPENDED,
                                line -> line.unit() + "/" + line.function().substring(0, 3)));
        addsUp(readSide, cut, books);
        pivotsAddUp(readSide, cut, books);
    }

    /// By whatever axes: what was paid is what the books say.
    private static void pivotsAddUp(ReadSide readSide, Cut cut, NaiveBooks books) {
        Money paid =
                books.balances(cut.size(), cut.until(), _ -> true)
                        .getOrDefault(Account.EXPENDED, Money.ZERO);
        List<Axis> columns = List.of(Axis.UNIT, Axis.MONTH, Axis.SUPPLIER);
        int next = 0;
        for (Axis rows : Axis.values()) {
            Axis column = columns.get(next++ % columns.size());
            List<Axis> axes = rows == column ? List.of(rows) : List.of(rows, column);
            assertThat(
                            readSide
                                    .pivot()
                                    .cells(cut, LineFilter.ALL, axes, PivotMeasure.PAID)
                                    .stream()
                                    .map(PivotCell::amount)
                                    .reduce(Money.ZERO, Money::plus))
                    .as("paid by %s at %s", axes, cut.asOf())
                    .isEqualTo(paid);
        }
    }

    /// Months, lines and the books give one total, and its parts add up to the adjusted budget.
    private static void addsUp(ReadSide readSide, Cut cut, NaiveBooks books) {
        Map<Account, Money> total = books.balances(cut.size(), cut.until(), _ -> true);
        for (List<Grouping> groupings :
                List.of(
                        List.<Grouping>of(),
                        List.of(Grouping.by(Grouping.Dimension.MONTH)),
                        List.of(Grouping.by(Grouping.Dimension.LINE)))) {
            List<ExecutionRow> rows =
                    readSide.execution().execution(cut, LineFilter.ALL, groupings);
            for (Measure measure : Measure.all()) {
                assertThat(sum(rows, measure))
                        .as("%s by %s at %s", measure, groupings, cut.asOf())
                        .isEqualTo(
                                measure.accounts().stream()
                                        .map(account -> total.getOrDefault(account, Money.ZERO))
                                        .reduce(Money.ZERO, Money::plus));
            }
            Money parts =
                    Measure.all().stream()
                            .filter(measure -> measure != Measure.ADJUSTED_BUDGET)
                            .map(measure -> sum(rows, measure))
                            .reduce(Money.ZERO, Money::plus);
            assertThat(parts).isEqualTo(sum(rows, Measure.ADJUSTED_BUDGET));
        }
    }

    private static Money sum(List<ExecutionRow> rows, Measure measure) {
        return rows.stream().map(row -> row.of(measure)).reduce(Money.ZERO, Money::plus);
    }
}
