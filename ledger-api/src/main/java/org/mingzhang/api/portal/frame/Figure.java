package org.mingzhang.api.portal.frame;

/// One of the at most four figures at the top of a page.
///
/// @param label what it is
/// @param labelHref its definition
/// @param text with its unit
/// @param value the plain value
/// @param href what makes it
/// @param note date or scope
/// @param main whether it is the one that answers the page's question
public record Figure(
        String label,
        String labelHref,
        String text,
        String value,
        String href,
        String note,
        boolean main) {}
