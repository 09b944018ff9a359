package org.mingzhang.api.importing.mapping;

/// A mapping that cannot be used. The message names file, line, member and what is wrong with it.
public final class MappingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Says what is wrong in the whole file.
    public MappingRefused(String file, String problem) {
        super(file + ": " + problem);
    }

    /// Says what is wrong at one member.
    ///
    /// @param line counted from 1
    /// @param member the path to it, for instance `budget.fields.unit.steps[1]`
    public MappingRefused(String file, int line, String member, String problem) {
        super(file + " line " + line + ", " + member + ": " + problem);
    }
}
