package org.mingzhang.ledger.ruletable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The tables that rules of this ledger look rows up in: a name, and columns of which the first
/// ones are the key.
///
/// Two rows of one table differ in their key. Columns are named as in the table's CSV and DMN form.
public enum TableForm {
    /// Approvals beyond the three, for payments above an amount: unit and economic class by their
    /// beginnings.
    AUTHORITY_LIMITS(
            4,
            column("unit", Cell.PREFIX),
            column("economic", Cell.PREFIX),
            column("above", Cell.AMOUNT),
            column("step", Cell.STEP),
            column("role", Cell.ROLE),
            column("order", Cell.ORDER)),
    /// Up to which amount a business head asks for payments and approves them.
    BUSINESS_AUTHORITY(
            2,
            column("unit", Cell.PREFIX),
            column("economic", Cell.PREFIX),
            column("up-to", Cell.AMOUNT)),
    /// The economic classes whose payments pay an expense claim.
    CLAIM_REQUIRED(1, column("economic", Cell.PREFIX)),
    /// Lodging for a night, by place, grade of the traveller and season. Where several seasons hold
    /// a night, the shortest counts.
    LODGING(
            4,
            column("place", Cell.NAME),
            column("grade", Cell.NAME),
            column("from", Cell.DAY),
            column("to", Cell.DAY),
            column("per-night", Cell.AMOUNT)),
    /// Meals for a day of travel, by place.
    MEALS(1, column("place", Cell.NAME), column("per-day", Cell.AMOUNT)),
    /// Who may accompany guests: up to a number of guests so many companions, or one for so many
    /// guests; 0 in the column that does not count.
    RECEPTION(
            1,
            column("guests-up-to", Cell.COUNT),
            column("companions", Cell.COUNT),
            column("guests-per-companion", Cell.COUNT)),
    /// The comprehensive quota of a meeting, for a person and day, by class of meeting.
    MEETING(1, column("class", Cell.NAME), column("per-person-day", Cell.AMOUNT)),
    /// The comprehensive quota of a training, for a person and day, by class; after so many days a
    /// percentage of it.
    TRAINING(
            1,
            column("class", Cell.NAME),
            column("per-person-day", Cell.AMOUNT),
            column("full-days", Cell.COUNT),
            column("percent-after", Cell.COUNT)),
    /// The fee of a lecturer for an hour of teaching, by title.
    LECTURE(1, column("title", Cell.NAME), column("per-hour", Cell.AMOUNT)),
    /// From which percentage of a limit on an amount is flagged, by the name of the standard's
    /// table.
    WARNING_BAND(1, column("standard", Cell.NAME), column("percent", Cell.COUNT)),
    /// Above which amount a change of authority takes effect under an adopted proposal; within how
    /// many working days a round of its review ends, and how many before that the silent are
    /// reminded.
    JOINT_REVIEW(
            1,
            column("kind", Cell.PROPOSAL),
            column("above", Cell.AMOUNT),
            column("days", Cell.COUNT),
            column("remind", Cell.COUNT)),
    /// The days that differ from their week: holidays, and days worked for them.
    WORKING_DAYS(1, column("day", Cell.DATE), column("work", Cell.YES_NO));

    // List.of is immutable, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Column> columns;

    private final int keyWidth;

    TableForm(int keyWidth, Column... columns) {
        this.keyWidth = keyWidth;
        this.columns = List.of(columns);
    }

    /// A column.
    ///
    /// @param name its name
    /// @param cell what its cells may hold
    public record Column(String name, Cell cell) {}

    private static Column column(String name, Cell cell) {
        return new Column(name, cell);
    }

    /// The name of the table, for instance `authority-limits`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The form of that name, if there is one.
    public static Optional<TableForm> of(String id) {
        return Arrays.stream(values()).filter(form -> form.id().equals(id)).findFirst();
    }

    /// The form of a division's table, `<division>/<name>`, if there is one.
    public static Optional<TableForm> ofTable(String table) {
        return of(table.substring(table.indexOf('/') + 1));
    }

    /// The table of a division, as tags name it.
    public String in(String division) {
        return division + "/" + id();
    }

    /// The columns in order.
    public List<Column> columns() {
        return columns;
    }

    /// The names of the columns in order.
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /// How many of the first columns make the key.
    public int keyWidth() {
        return keyWidth;
    }
}
