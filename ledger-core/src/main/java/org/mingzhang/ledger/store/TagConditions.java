package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A selection as SQL over the table of tags.
///
/// Each criterion gives the positions that have its tags; the entries at those positions are then
/// looked up one by one, and checked for the criterion's types. The planner is not left another
/// order: on fresh tables it would read all entries. What is filed altogether is looked up in the
/// table alone: the view over it, which misses nothing, takes longer to plan than to read.
final class TagConditions {

    private final int log;
    private final long filed;
    private final List<Selection.Criterion> wanted;
    private final boolean everything;

    private TagConditions(
            int log, long filed, List<Selection.Criterion> wanted, boolean everything) {
        this.log = log;
        this.filed = filed;
        this.wanted = wanted;
        this.everything = everything;
    }

    /// @param filed the tags of all entries in front of this position are certainly filed
    /// @param absence criteria that no entry can match are left out
    static TagConditions of(int log, long filed, Selection selection, AbsenceFilter absence) {
        List<Selection.Criterion> wanted =
                selection.criteria().stream()
                        .filter(criterion ->
                                criterion.tags().stream().allMatch(absence::mayContainTag))
                        .toList();
        return new TagConditions(log, filed, wanted, selection.everything());
    }

    /// Whether it is certain, without a query, that nothing matches.
    boolean matchesNothing() {
        return !everything && wanted.isEmpty();
    }

    /// A query for position, type and entry of what matches in `[from, to)`, in order.
    PreparedStatement select(Connection connection, long from, long to, Optional<Integer> limit)
            throws SQLException {
        // The position of the tag's row, which is how the index of tags is ordered.
        String position = everything ? "e.position" : "m.position";
        return statement(
                connection,
                // A position that matches two criteria comes once.
                (wanted.size() > 1 ? "distinct on (" + position + ") " : "")
                        + position
                        + ", e.type, e.entry",
                " order by " + position + limit.map(rows -> " limit " + rows).orElse(""),
                from,
                to);
    }

    /// Whether anything matches in `[from, to)`.
    boolean exists(Connection connection, long from, long to) throws SQLException {
        try (PreparedStatement query = statement(connection, "1", " limit 1", from, to);
                ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    private PreparedStatement statement(
            Connection connection, String columns, String tail, long from, long to)
            throws SQLException {
        List<Object> arguments = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select ").append(columns);
        if (everything) {
            sql.append(" from ledger.entry e where e.log = ? and e.position >= ?");
            sql.append(" and e.position < ?");
            arguments.addAll(List.of(log, from, to));
        } else {
            sql.append(" from (");
            appendPositions(sql, arguments, from, to);
            // The offset keeps the planner from turning the look-up into a join.
            sql.append(") m cross join lateral (select position, type, entry from ledger.entry");
            sql.append(" where log = ? and position = m.position offset 0) e");
            arguments.add(log);
            if (wanted.stream().anyMatch(criterion -> !criterion.types().isEmpty())) {
                appendTypes(sql, arguments);
            }
        }
        return bind(connection, sql.append(tail).toString(), arguments);
    }

    private void appendPositions(StringBuilder sql, List<Object> arguments, long from, long to) {
        String table = to <= filed ? "tag_filed" : "tag";
        for (int i = 0; i < wanted.size(); i++) {
            sql.append(i == 0 ? "" : " union all ");
            Iterator<String> tags = wanted.get(i).tags().iterator();
            boolean tagged = tags.hasNext();
            sql.append("(select a.position, ").append(i).append(" as criterion from ledger.");
            sql.append(tagged ? table : "entry").append(" a where a.log = ?");
            sql.append(" and a.position >= ? and a.position < ?");
            arguments.addAll(List.of(log, from, to));
            if (tagged) {
                sql.append(" and a.tag = ?");
                arguments.add(tags.next());
            }
            while (tags.hasNext()) {
                sql.append(" and exists (select 1 from ledger.").append(table);
                sql.append(" b where b.log = a.log and b.tag = ? and b.position = a.position)");
                arguments.add(tags.next());
            }
            sql.append(')');
        }
    }

    private void appendTypes(StringBuilder sql, List<Object> arguments) {
        sql.append(" where case m.criterion");
        for (int i = 0; i < wanted.size(); i++) {
            List<String> types = wanted.get(i).types();
            sql.append(" when ").append(i).append(" then ");
            if (types.isEmpty()) {
                sql.append("true");
            } else {
                sql.append("e.type = any(?)");
                arguments.add(types.toArray(String[]::new));
            }
        }
        sql.append(" end");
    }

    private static PreparedStatement bind(Connection connection, String sql, List<Object> arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int index = 1;
        for (Object argument : arguments) {
            if (argument instanceof String[] texts) {
                statement.setArray(index, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(index, argument);
            }
            index++;
        }
        return statement;
    }
}
