package org.mingzhang.ledger.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.mingzhang.ledger.crypto.bc.Rfc3161;

/// An authority that signs what existed at which time, and is checked each time it does.
///
/// **Source** RFC 3161.
public final class StampAuthority {

    private static final int NONCE_BITS = 64;

    private final Door door;
    private final Set<X509Certificate> roots;
    private final SecureRandom random;

    /// How it is reached.
    @FunctionalInterface
    public interface Door {

        /// Sends a request of DER.
        ///
        /// @return the response, DER
        /// @throws IOException if none comes
        byte[] ask(byte[] request) throws IOException, InterruptedException;
    }

    /// What it answered.
    ///
    /// @param response the whole response, which `openssl ts -verify` reads
    /// @param time that it states
    public record Stamp(Bytes response, Instant time) {}

    /// @param roots its own certificate, or those that vouch for it
    public StampAuthority(Door door, Set<X509Certificate> roots, SecureRandom random) {
        this.door = door;
        this.roots = Set.copyOf(roots);
        this.random = random;
    }

    /// The certificates of a file of PEM or DER.
    ///
    /// @throws IOException if it holds none
    public static Set<X509Certificate> roots(InputStream file) throws IOException {
        try {
            Set<X509Certificate> roots = new HashSet<>();
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                roots.add((X509Certificate) one);
            }
            if (roots.isEmpty()) {
                throw new IOException("there is no certificate in it");
            }
            return roots;
        } catch (CertificateException e) {
            throw new IOException("no certificate of X.509: " + e.getMessage(), e);
        }
    }

    /// Has bytes stamped.
    ///
    /// @throws IOException if no answer comes
    /// @throws IllegalArgumentException if what comes is no stamp of these bytes by the authority
    public Stamp stamp(byte[] bytes) throws IOException, InterruptedException {
        byte[] digest = TreeHashers.of(Suite.SHA256).digest(bytes).toBytes();
        byte[] request = Rfc3161.request(digest, new BigInteger(NONCE_BITS, random));
        byte[] response = door.ask(request);
        return new Stamp(Bytes.copyOf(response), Rfc3161.verify(request, response, roots));
    }
}
