package org.mingzhang.ledger.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;

/// What makes two applications ask for the same thing: unit, payee, amount and purpose.
///
/// **Form** `<payee>/<digest>`: the first 128 bits of SHA-256, in lower-case hex, of division,
/// unit, payee, amount and purpose as UTF-8, each but the last followed by a line feed. The payee
/// stands in front so that what is demanded for one payee lies together in an index, not all over
/// it.
///
/// The purpose of a payment to a person is a commitment, and two commitments to one text differ;
/// such a payment has no demand, and its duplicates are found by invoice and contract line.
public final class Demand {

    private static final int DIGEST_BYTES = 16;

    private Demand() {}

    /// The demand; absent where the purpose is a commitment.
    public static Optional<String> of(
            String division, String unit, Payee payee, Money amount, Disclosable purpose) {
        return purpose instanceof Disclosable.Disclosed(String text)
                ? Optional.of(
                        payee.id()
                                + "/"
                                + digest(
                                        String.join(
                                                "\n",
                                                division,
                                                unit,
                                                payee.id(),
                                                amount.toString(),
                                                text)))
                : Optional.empty();
    }

    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
