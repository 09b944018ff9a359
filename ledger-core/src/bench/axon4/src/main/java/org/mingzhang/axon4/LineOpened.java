package org.mingzhang.axon4;

/// A line has its money.
public record LineOpened(String line, String amount) {}
