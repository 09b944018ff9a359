package org.mingzhang.axon4;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Asks for a payment from a line.
public record SubmitPayment(@TargetAggregateIdentifier String line, PaymentSubmitted event) {}
