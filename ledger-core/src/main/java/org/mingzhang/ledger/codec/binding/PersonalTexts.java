package org.mingzhang.ledger.codec.binding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Commitment;
import org.mingzhang.ledger.log.entry.Opening;
import org.mingzhang.ledger.personal.Disclosable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts commitments in the place of personal texts.
///
/// The salt is HMAC-SHA256(secret key, client, command id and member), so that a command that is
/// sent again has the same commitments and therefore the same digest. Whoever lacks the key cannot
/// guess a text from its commitment. **Source** `docs/log-format.md`, section 4.
final class PersonalTexts {

    /// Stands where a text was found to be personal, while the others are left alone.
    static final Disclosable MARK = new Disclosable.Committed("0".repeat(64));

    private final TreeHasher hasher;
    private final SecretKey saltKey;

    PersonalTexts(TreeHasher hasher, SecretKey saltKey) {
        this.hasher = hasher;
        this.saltKey = saltKey;
    }

    /// Replaces in `data` every text that is marked in `marked`, which is the same data otherwise.
    void commit(
            ObjectNode data, JsonNode marked, String client, String id, List<Opening> openings) {
        commit("", data, marked, client + "\n" + id + "\n", openings);
    }

    private void commit(
            String pointer, JsonNode data, JsonNode marked, String scope, List<Opening> openings) {
        switch (data) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    String at = pointer + "/" + member.getKey();
                    JsonNode mark = marked.path(member.getKey());
                    if (member.getValue().isString() && mark.isObject()) {
                        Opening opening = opening(scope + at, member.getValue());
                        openings.add(opening);
                        member.setValue(new Commitment(opening.commitment()).toJson());
                    } else {
                        commit(at, member.getValue(), mark, scope, openings);
                    }
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    String at = pointer + "/" + i;
                    if (array.get(i).isString() && marked.path(i).isObject()) {
                        Opening opening = opening(scope + at, array.get(i));
                        openings.add(opening);
                        array.set(i, new Commitment(opening.commitment()).toJson());
                    } else {
                        commit(at, array.get(i), marked.path(i), scope, openings);
                    }
                }
            }
            default -> {}
        }
    }

    private Opening opening(String place, JsonNode text) {
        Hash32 salt = salt(place);
        return new Opening(
                Commitment.of(hasher, salt.toBytes(), text).hash(),
                salt,
                new String(CanonicalJson.write(text), StandardCharsets.UTF_8));
    }

    private Hash32 salt(String place) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(saltKey);
            return Hash32.copyOf(mac.doFinal(place.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is in every Java platform", e);
        }
    }
}
