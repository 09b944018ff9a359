package org.mingzhang.api.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.CutRefusedException;
import org.mingzhang.projections.codes.CodeName;

/// The names in the code sets that are published in the log, as of now.
///
/// @param readSide what is asked
public record PublishedNames(ReadSide readSide) implements Supplier<Collection<CodeName>> {

    /// All of them; none while the read models are not built.
    @Override
    public List<CodeName> get() {
        try {
            return readSide.codeNames().names(readSide.cuts().cut(AsOf.NOW));
        } catch (CutRefusedException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Names of one kind, by code.
    static Map<String, Name> of(CodeKind kind, Collection<CodeName> published) {
        Map<String, Name> names = new HashMap<>();
        published.stream()
                .filter(name -> name.kind() == kind.published())
                .forEach(name -> names.put(name.code(), new Name(name.name(), name.language())));
        return names;
    }
}
