package org.mingzhang.projections.codes;

import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.codes.CodeKind;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Reads;

/// The names of codes in published sets. Thread-safe.
public final class CodeNameQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new CodesProjection.Model();

    private final Reads reads;

    /// Queries over the read side.
    public CodeNameQueries(Reads reads) {
        this.reads = reads;
    }

    /// What codes are called at a cut. Of each division the set of its last year counts that has
    /// the code; a code to which two divisions give different names has none.
    public List<CodeName> names(Cut cut) {
        return reads.list(
                cut.schema(),
                """
                select kind, code, min(name) as name, min(language) as language
                  from (select distinct on (s.division, s.kind, n.code)
                               s.kind, n.code, n.name, n.language
                          from $.code_set s
                          join $.code_name n on n.year = s.year and n.version = s.version
                         where s.position < ? and n.position < ?
                         order by s.division, s.kind, n.code, s.fiscal_year desc, s.version desc) d
                 group by kind, code having count(distinct name) = 1\
                """,
                List.of(cut.size(), cut.size()),
                row ->
                        new CodeName(
                                CodeKind.valueOf(row.getString("kind")),
                                row.getString("code"),
                                row.getString("name"),
                                Optional.ofNullable(row.getString("language"))));
    }
}
