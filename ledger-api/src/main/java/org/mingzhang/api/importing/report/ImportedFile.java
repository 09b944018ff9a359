package org.mingzhang.api.importing.report;

/// A file that was read.
///
/// @param name its name
/// @param kind `budget` or `payments`
/// @param sha256 the digest of its contents, unpacked
/// @param rows the rows with data, readable or not
/// @param notData the comments and totals in it
public record ImportedFile(String name, String kind, String sha256, long rows, long notData) {}
