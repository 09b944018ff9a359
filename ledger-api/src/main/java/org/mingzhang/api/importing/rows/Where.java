package org.mingzhang.api.importing.rows;

/// Where a row stands.
///
/// @param file its file
/// @param row its number in the file, counted from 1 without the header; comments and totals count
/// @param line the line on which it starts, counted from 1 with the header
public record Where(SourceFile file, int row, long line) {}
