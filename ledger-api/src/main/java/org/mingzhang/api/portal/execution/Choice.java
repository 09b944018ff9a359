package org.mingzhang.api.portal.execution;

import java.util.List;

/// A select of a filter.
///
/// @param name the word of the address
/// @param label what is chosen
/// @param options what there is; the first chooses nothing
public record Choice(String name, String label, List<Option> options) {

    public Choice {
        options = List.copyOf(options);
    }

    /// One of them.
    ///
    /// @param value of the word
    /// @param text what people read
    /// @param chosen whether it is
    public record Option(String value, String text, boolean chosen) {}
}
