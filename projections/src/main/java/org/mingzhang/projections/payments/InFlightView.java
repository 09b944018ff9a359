package org.mingzhang.projections.payments;

import java.time.Instant;
import java.time.LocalDate;

/// A payment that waits for its next step.
///
/// @param payment the payment in its state
/// @param appliedOn the effective date of its application
/// @param waitingSince when its last step was recorded
public record InFlightView(PaymentView payment, LocalDate appliedOn, Instant waitingSince) {}
