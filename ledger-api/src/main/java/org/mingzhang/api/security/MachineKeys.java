package org.mingzhang.api.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.crypto.ActorKey;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.ledger.identity.KeyEvent;
import org.mingzhang.ledger.identity.SigningKey;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Tags;
import org.mingzhang.ledger.store.LogReader;

/// Systems that show no token but sign for themselves: a JSON Web Token of theirs, for one request,
/// with a key that the log enrolled. Thread-safe.
///
/// **Shape** header `{"alg":"EdDSA","kid":"<name of the key>"}`; claims `iss` and `sub` the person,
/// `aud` the name of the log, `iat`, `exp` at most five minutes later, and `jti`, used once. RFC
/// 7523 in spirit; the roles are those that the log grants the person, wherever else roles come
/// from. Approvals and confirmations are for persons: a machine gives none.
///
/// **Errors** [org.mingzhang.ledger.store.LedgerUnavailableException] if the database does not
/// answer.
public final class MachineKeys implements Credentials {

    private static final Duration VALIDITY_MAX = Duration.ofMinutes(5);
    private static final Duration CLOCKS_APART_MAX = Duration.ofSeconds(30);
    private static final int EVENTS_OF_A_KEY_MAX = 100;
    private static final int JTI_LENGTH_MAX = 200;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    private final LogReader reader;
    private final EventCodec codec;
    private final GrantBook grants;
    private final InstantSource clock;
    private final UsedTokens used;

    /// Keys of a log.
    public MachineKeys(
            LogReader reader,
            EventCodec codec,
            GrantBook grants,
            UsedTokens used,
            InstantSource clock) {
        this.reader = reader;
        this.codec = codec;
        this.grants = grants;
        this.used = used;
        this.clock = clock;
    }

    @Override
    public Optional<Identity> identify(String bearer) {
        try {
            SignedJWT token = SignedJWT.parse(bearer);
            return token.getHeader().getAlgorithm().equals(JWSAlgorithm.EdDSA)
                    ? identify(token, token.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Identity> identify(SignedJWT token, JWTClaimsSet claims) {
        return Optional.ofNullable(token.getHeader().getKeyID())
                .filter(id -> KEY.matcher(id).matches())
                .flatMap(id -> enrolled(id).map(key -> new Holder(id, key)))
                .filter(holder -> holder.key.person().equals(claims.getSubject()))
                .filter(holder -> holder.key.person().equals(claims.getIssuer()))
                .filter(_ -> isForUs(claims))
                .filter(holder -> holder.signed(token))
                .filter(_ -> isFirst(claims))
                .map(holder -> holder.key.person())
                .map(person ->
                        grants.granted(
                                new Identity(person, person, List.of(Role.PUBLIC.id()), person, "")
                                        .withAssurance(Assurance.OF_A_MACHINE)));
    }

    /// A key and its name.
    private record Holder(String id, SigningKey.Enrolled key) {

        private boolean signed(SignedJWT token) {
            return SignatureScheme.of(key.alg())
                    .filter(scheme -> scheme == SignatureScheme.ED25519)
                    .flatMap(scheme ->
                            ActorKey.of(scheme, Base64.getDecoder().decode(key.publicKey())))
                    .filter(found ->
                            found.verifies(token.getSigningInput(), token.getSignature().decode()))
                    .isPresent();
        }
    }

    private boolean isForUs(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        return issued != null
                && expires != null
                && claims.getAudience().contains(reader.log().origin().value())
                && !issued.toInstant().isAfter(now.plus(CLOCKS_APART_MAX))
                && expires.toInstant().isAfter(now)
                && !expires.toInstant().isAfter(issued.toInstant().plus(VALIDITY_MAX));
    }

    private boolean isFirst(JWTClaimsSet claims) {
        return claims.getJWTID() != null
                && claims.getJWTID().length() <= JTI_LENGTH_MAX
                && used.use(
                        claims.getSubject() + "/" + claims.getJWTID(),
                        claims.getExpirationTime().toInstant().plus(CLOCKS_APART_MAX));
    }

    private Optional<SigningKey.Enrolled> enrolled(String id) {
        SigningKey key = SigningKey.PART.initial();
        String tag = Tags.tag(SigningKey.PART.tagKey(), id);
        for (long position : reader.positions(tag, Long.MAX_VALUE, EVENTS_OF_A_KEY_MAX)) {
            Entry entry = Entry.parse(reader.entry(position).orElseThrow().bytes().toBytes());
            Event event = codec.decode(entry.type(), entry.revision(), entry.data());
            if (event instanceof KeyEvent) {
                key = SigningKey.PART.evolve().apply(key, event);
            }
        }
        return key instanceof SigningKey.Enrolled enrolled
                ? Optional.of(enrolled)
                : Optional.empty();
    }
}
