package org.mingzhang.api.portal.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mingzhang.ledger.money.Money;

/// The invariant of the ledger made visible: parts that add up to the adjusted budget.
///
/// Parts below zero stand left of zero, hatched: the control pool covers them.
///
/// @param whole the adjusted budget in words
/// @param wholeHref what makes it
/// @param parts in an order that is the same on every page
public record Equation(String whole, String wholeHref, List<Part> parts) {

    /// The width of the bar.
    private static final int WIDTH = 1000;

    public Equation {
        parts = List.copyOf(parts);
    }

    /// One part.
    ///
    /// @param name the class of its pattern and colour, for instance `paid`
    /// @param label what it is
    /// @param text its amount
    /// @param value its plain amount
    /// @param href what makes it
    /// @param start where its bar begins, in thousandths of the whole bar
    /// @param length how long it is
    /// @param note what there is to say beside the amount; empty for nothing
    public record Part(
            String name,
            String label,
            String text,
            String value,
            String href,
            int start,
            int length,
            String note) {}

    /// What goes into the bar.
    ///
    /// @param name the class of its pattern and colour
    /// @param amount may be below zero
    public record Piece(String name, Money amount) {}

    /// The bar of some pieces. Pieces of zero are left out, except the paid and the available one.
    public static Equation of(
            Money whole, List<Piece> pieces, PageFrame.Link link, Words words, Amounts amounts) {
        List<Piece> shown =
                pieces.stream()
                        .filter(piece ->
                                piece.amount().minorUnits() != 0
                                        || piece.name().equals("paid")
                                        || piece.name().equals("available"))
                        .toList();
        Money positive = sum(shown, piece -> piece.amount().isPositive());
        Money negative = sum(shown, piece -> piece.amount().isNegative()).negated();
        Money span = positive.plus(negative);
        int left = Amounts.thousandths(negative, span);
        int zero = left;
        int back = left;
        List<Part> parts = new ArrayList<>();
        for (Piece piece : shown) {
            boolean below = piece.amount().isNegative();
            int length =
                    Amounts.thousandths(below ? piece.amount().negated() : piece.amount(), span);
            int start = below ? Math.max(0, back - length) : zero;
            if (below) {
                back -= length;
            } else {
                length = Math.min(length, WIDTH - zero);
                zero += length;
            }
            parts.add(
                    new Part(
                            below ? piece.name() + " below" : piece.name(),
                            words.of("part." + piece.name()),
                            amounts.figure(piece.amount()),
                            Amounts.plain(piece.amount()),
                            link.to(piece.name()),
                            start,
                            length,
                            below ? words.of("part.covered-by-pool") : ""));
        }
        return new Equation(amounts.figure(whole), link.to("adjusted"), parts);
    }

    private static Money sum(List<Piece> pieces, java.util.function.Predicate<Piece> which) {
        Function<Piece, Money> amount = Piece::amount;
        return pieces.stream().filter(which).map(amount).reduce(Money.ZERO, Money::plus);
    }
}
