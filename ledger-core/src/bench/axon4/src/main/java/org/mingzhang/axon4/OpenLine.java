package org.mingzhang.axon4;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Gives a line its money.
public record OpenLine(@TargetAggregateIdentifier String line, String amount) {}
