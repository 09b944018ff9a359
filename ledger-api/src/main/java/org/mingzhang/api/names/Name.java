package org.mingzhang.api.names;

import java.util.Optional;

/// What a code is called.
///
/// @param text the name
/// @param language the language that it is in, as BCP 47 names it, where that is said
public record Name(String text, Optional<String> language) {}
