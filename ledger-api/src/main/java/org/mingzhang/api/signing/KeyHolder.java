package org.mingzhang.api.signing;

import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.crypto.ActorKey;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.identity.Custody;

/// A place from which the ledger has statements signed for the persons whose keys lie there.
public interface KeyHolder {

    /// What such a key is proposed as.
    Custody custody();

    /// Keys of a person that were made elsewhere and may be proposed.
    List<ActorKey> foundFor(String person);

    /// The names of the keys of a person that lie here, the newest first where that is known.
    List<String> namesOf(String person);

    /// How a key of a person signs; empty if none of that name lies here.
    Optional<SignatureScheme> schemeOf(String person, String key);

    /// Whether a code of the second factor is shown beside the secret, because the secret is no
    /// second factor by itself.
    boolean wantsCode();

    /// The signature of a message.
    ///
    /// @param key the name of a key of the person's
    /// @param secret what opens the key: passphrase or PIN; not kept
    /// @return 64 bytes; empty if the secret is another
    Optional<byte[]> sign(String person, String key, String secret, byte[] message);
}
