package org.mingzhang.ledger.crypto.bc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/// Time stamps: an authority signs that a digest existed at a time.
///
/// **Shape** requests and responses are DER, as an authority takes and gives them over HTTP
/// (`application/timestamp-query`, `application/timestamp-reply`). **Source** RFC 3161.
public final class Rfc3161 {

    private Rfc3161() {}

    /// A request for a SHA-256 digest, with the authority's certificate in the answer.
    ///
    /// @param nonce tells the answer from older ones
    public static byte[] request(byte[] sha256, BigInteger nonce) {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            return generator.generate(TSPAlgorithms.SHA256, sha256, nonce).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a request of 32 bytes can be encoded", e);
        }
    }

    /// Checks an answer: that it is one to the request, that its signature holds, and that its
    /// certificate is for time stamps and leads to a root that is trusted.
    ///
    /// @return the time that it states
    /// @throws IllegalArgumentException if it is not; the message says why
    public static Instant verify(byte[] request, byte[] response, Set<X509Certificate> roots) {
        try {
            TimeStampResponse answer = new TimeStampResponse(response);
            answer.validate(new TimeStampRequest(request));
            TimeStampToken token = answer.getTimeStampToken();
            if (token == null) {
                throw new IllegalArgumentException(
                        "the authority refuses: " + answer.getStatusString());
            }
            Collection<X509CertificateHolder> sent = token.getCertificates().getMatches(null);
            List<X509CertificateHolder> signers =
                    sent.stream().filter(token.getSID()::match).toList();
            if (signers.size() != 1) {
                throw new IllegalArgumentException("the stamp does not carry its certificate");
            }
            X509Certificate signer = certificate(signers.getFirst());
            Instant time = token.getTimeStampInfo().getGenTime().toInstant();
            requireTrusted(signer, sent, roots, time);
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            return time;
        } catch (IOException
                | TSPException
                | OperatorCreationException
                | GeneralSecurityException e) {
            throw new IllegalArgumentException("the stamp does not hold: " + e.getMessage(), e);
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder)
            throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    private static void requireTrusted(
            X509Certificate signer,
            Collection<X509CertificateHolder> sent,
            Set<X509Certificate> roots,
            Instant at)
            throws GeneralSecurityException {
        if (roots.contains(signer)) {
            return;
        }
        List<X509Certificate> others = new ArrayList<>();
        for (X509CertificateHolder holder : sent) {
            others.add(certificate(holder));
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters =
                new PKIXBuilderParameters(
                        roots.stream()
                                .map(root -> new TrustAnchor(root, null))
                                .collect(Collectors.toSet()),
                        target);
        // What the authority has revoked it says elsewhere; the stamp is one evidence of several.
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }
}
