package org.mingzhang.api.attachments;

/// For whom an attachment was brought.
///
/// @param division the administrative division
/// @param unit the unit that it is for
public record Place(String division, String unit) {}
