package org.mingzhang.ledger.log.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class EntryDraftTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long WIDEST = 9_007_199_254_740_991L;
    private static final Instant TIME = Instant.parse("2026-03-01T08:00:00.123Z");
    private static final Hash32 DIGEST = Hash32.parseHex("0f".repeat(32));

    private Origin log = new Origin("ledger.example.gov/440000");
    private Actor actor = new Actor("u-1", "handler", "440100-edu");
    private CommandRef command = new CommandRef("finance-1", "c-1", DIGEST, 0, 1, Optional.empty());
    private Optional<String> correlation = Optional.empty();
    private ObjectNode data =
            NODES.objectNode().put("purpose", "采购\"教\\材\"\n").put("amount", "1.00");
    private Instant decidedAt = TIME;
    private UUID id = EventId.at(TIME, new Random(1));
    private int revision = 1;
    private Collection<String> tags = List.of("unit:440100-edu", "line:1");
    private String type = "payment.PaymentSettled";

    @Test
    void completesToTheCanonicalBytesOfTheWholeTree() {
        Random random = new Random(12);
        for (int i = 0; i < 500; i++) {
            Map<Suite, Hash32> previous = new EnumMap<>(Suite.class);
            for (Suite suite : Suite.values()) {
                if (random.nextInt(3) > 0) {
                    previous.put(suite, hash(random));
                }
            }
            if (previous.isEmpty()) {
                previous.put(Suite.SM3, Hash32.ZERO);
            }
            long position = random.nextLong(WIDEST) >> random.nextInt(53);
            Instant recordedAt = TIME.plusMillis(random.nextLong(1L << 40));
            correlation = i % 2 == 0 ? Optional.empty() : Optional.of("追踪-" + i);
            command =
                    new CommandRef(
                            "finance \"1\"",
                            "c:" + i,
                            hash(random),
                            i % 7,
                            7 + i,
                            signature(i % 3));

            byte[] entry = draft().complete(position, previous, recordedAt);

            assertThat(new String(entry, StandardCharsets.UTF_8))
                    .isEqualTo(
                            new String(
                                    CanonicalJson.write(tree(position, previous, recordedAt)),
                                    StandardCharsets.UTF_8));
            assertThat(Entry.parseStrict(entry)).isEqualTo(Entry.parse(entry));
        }
    }

    @Test
    void readsBackAsWhatItWasMadeOf() {
        correlation = Optional.of("case-1");
        command = new CommandRef("finance-1", "c-1", DIGEST, 1, 3, signature(1));
        Map<Suite, Hash32> previous = Map.of(Suite.SHA256, DIGEST, Suite.SM3, Hash32.ZERO);

        Entry entry = Entry.parse(draft().complete(7, previous, TIME.plusMillis(4)));

        assertThat(entry)
                .isEqualTo(
                        new Entry(
                                actor,
                                command,
                                correlation,
                                data,
                                decidedAt,
                                id,
                                log,
                                7,
                                previous,
                                TIME.plusMillis(4),
                                revision,
                                List.of("line:1", "unit:440100-edu"),
                                type));
    }

    @Test
    void knowsItsLengthAtTheWidestPosition() {
        for (Set<Suite> suites :
                List.of(
                        EnumSet.of(Suite.SHA256),
                        EnumSet.of(Suite.SM3),
                        EnumSet.allOf(Suite.class))) {
            Map<Suite, Hash32> previous = new EnumMap<>(Suite.class);
            suites.forEach(suite -> previous.put(suite, Hash32.ZERO));

            assertThat(draft().complete(WIDEST, previous, TIME))
                    .hasSize(draft().widestLength(suites));
            assertThat(draft().complete(9, previous, TIME))
                    .hasSize(draft().widestLength(suites) - 15);
        }
    }

    @Test
    void isAtMost65535BytesAtTheWidestPosition() {
        data = NODES.objectNode().put("text", "");
        int spare = 65_535 - draft().widestLength(EnumSet.allOf(Suite.class));
        data.put("text", "x".repeat(spare));
        byte[] longest =
                draft().complete(WIDEST, Map.of(Suite.SHA256, DIGEST, Suite.SM3, DIGEST), TIME);

        assertThat(longest).hasSize(65_535);
        assertThat(Entry.parseStrict(longest).position()).isEqualTo(WIDEST);
        data.put("text", "x".repeat(spare + 1));
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(this::draft)
                .withMessage("entry: at most 65535 bytes; found '65536 bytes'");
    }

    @ParameterizedTest
    @EnumSource
    void hashesAheadToTheSameLeaf(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        EntryDraft draft = draft();
        byte[] entry = draft.complete(42, Map.of(suite, DIGEST), TIME);

        assertThat(draft.leafPrefix(hasher).leaf(entry)).isEqualTo(hasher.leaf(entry));
    }

    @Test
    void cutsDecidedAtToTheMillisecondAndAllowsItFiveSeconds() {
        decidedAt = TIME.plusNanos(999_999);
        EntryDraft draft = draft();

        assertThat(draft.decidedAt()).isEqualTo(TIME);
        assertThat(draft.allows(TIME)).isTrue();
        assertThat(draft.allows(TIME.minusMillis(1))).isFalse();
        assertThat(draft.allows(TIME.plusMillis(5000))).isTrue();
        assertThat(draft.allows(TIME.plusMillis(5001))).isFalse();
    }

    @Test
    void sortsItsTags() {
        assertThat(draft().tags()).containsExactly("line:1", "unit:440100-edu");
    }

    @Test
    void doesNotChangeWithTheDataItWasMadeFrom() {
        EntryDraft draft = draft();
        byte[] before = draft.complete(1, Map.of(Suite.SM3, DIGEST), TIME);
        data.put("purpose", "something else");

        assertThat(draft.complete(1, Map.of(Suite.SM3, DIGEST), TIME)).isEqualTo(before);
    }

    @Test
    void namesTheMemberThatBreaksARule() {
        refused("/type", () -> with(t -> t.type = "payment"));
        refused("/type", () -> with(t -> t.type = "Payment.PaymentSettled"));
        refused("/revision", () -> with(t -> t.revision = 0));
        refused("/id", () -> with(t -> t.id = new UUID(0, 0)));
        refused("/tags", () -> with(t -> t.tags = List.of("no tag")));
        refused("/correlation", () -> with(t -> t.correlation = Optional.of("")));
        refused("/correlation", () -> with(t -> t.correlation = Optional.of("\u0000")));
        refused("/actor/id", () -> with(t -> t.actor = new Actor("", "r", "u")));
        refused("/actor/role", () -> with(t -> t.actor = new Actor("i", "\r", "u")));
        refused("/actor/unit", () -> with(t -> t.actor = new Actor("i", "r", "\ud800")));
        refused("/data/a/0", () -> with(t -> t.data = array(NODES.nullNode())));
        refused(
                "/command/client",
                () -> with(t -> t.command = commandRef("e\u0301", "c", 0, 1, null)));
        refused("/command/client", () -> commandRef("", "c", 0, 1, null));
        refused("/command/id", () -> commandRef("c", "a b", 0, 1, null));
        refused("/command/id", () -> commandRef("c", "a".repeat(65), 0, 1, null));
        refused("/command/index", () -> commandRef("c", "a", 1, 1, null));
        refused("/command/index", () -> commandRef("c", "a", -1, 1, null));
        refused("/command/count", () -> commandRef("c", "a", 0, 0, null));
        refused(
                "/command/signature/statement/a/0",
                () -> {
                    ActorSignature signature =
                            signature("ed25519", "ab".repeat(32), 64, array(NODES.nullNode()));
                    with(t -> t.command = commandRef("c", "a", 0, 1, signature));
                });
        refused(
                "/command/signature/alg",
                () -> signature("rsa", "ab".repeat(32), 64, NODES.objectNode()));
        refused(
                "/command/signature/key",
                () -> signature("ed25519", "AB".repeat(32), 64, NODES.objectNode()));
        refused(
                "/command/signature/value",
                () -> signature("ed25519", "ab".repeat(32), 63, NODES.objectNode()));
        refused("/log", () -> new Origin("ledger.example.gov/sm3"));
        refused("/log", () -> new Origin("Ledger"));
        refused("/log", () -> new Origin("a/"));
        refused("/log", () -> new Origin("a".repeat(201)));
    }

    @Test
    void countsTheEnvelopeIntoTheDepthOfData() {
        ObjectNode seven = NODES.objectNode();
        ObjectNode at = seven;
        for (int depth = 2; depth <= 7; depth++) {
            at = at.putObject("a");
        }
        data = seven;
        Entry.parseStrict(draft().complete(0, Map.of(Suite.SM3, Hash32.ZERO), TIME));

        at.putObject("a");
        refused("/data/a/a/a/a/a/a/a", this::draft);
    }

    @Test
    void completesOnlyWithinItsRanges() {
        EntryDraft draft = draft();
        Map<Suite, Hash32> previous = Map.of(Suite.SM3, DIGEST);

        assertThatThrownBy(() -> draft.complete(-1, previous, TIME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.complete(WIDEST + 1, previous, TIME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.complete(1, Map.of(), TIME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.complete(1, previous, TIME.plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(String member, ThrowingCallable code) {
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(code)
                .satisfies(e -> assertThat(e.member()).isEqualTo(member));
    }

    private static void with(Consumer<EntryDraftTest> change) {
        EntryDraftTest test = new EntryDraftTest();
        change.accept(test);
        test.draft();
    }

    private EntryDraft draft() {
        return EntryDraft.of(
                log, actor, command, correlation, data, decidedAt, id, revision, tags, type);
    }

    private static ObjectNode array(JsonNode element) {
        ObjectNode object = NODES.objectNode();
        object.set("a", NODES.arrayNode().add(element));
        return object;
    }

    private static CommandRef commandRef(
            String client, String id, int index, int count, @Nullable ActorSignature signature) {
        return new CommandRef(client, id, DIGEST, index, count, Optional.ofNullable(signature));
    }

    private static ActorSignature signature(
            String alg, String key, int length, ObjectNode statement) {
        return new ActorSignature(
                alg, key, statement, Base64.getEncoder().encodeToString(new byte[length]));
    }

    private static Optional<ActorSignature> signature(int kind) {
        return kind == 0
                ? Optional.empty()
                : Optional.of(
                        signature(
                                kind == 1 ? "sm2-sm3" : "ed25519",
                                "ab".repeat(32),
                                64,
                                NODES.objectNode().put("log", "l").put("action", "审核")));
    }

    /// The same entry as one tree, put together without the code under test.
    private ObjectNode tree(long position, Map<Suite, Hash32> previous, Instant recordedAt) {
        ObjectNode tree = NODES.objectNode();
        tree.put("type", type);
        ArrayNode tagNodes = tree.putArray("tags");
        tags.stream().sorted().forEach(tagNodes::add);
        tree.put("revision", revision);
        tree.put("recordedAt", Timestamps.format(recordedAt));
        ObjectNode links = tree.putObject("previous");
        previous.forEach((suite, hash) -> links.put(suite.id(), hash.hex()));
        tree.put("position", position);
        tree.put("log", log.value());
        tree.put("id", id.toString());
        tree.put("decidedAt", Timestamps.format(decidedAt));
        tree.set("data", data);
        correlation.ifPresent(text -> tree.put("correlation", text));
        ObjectNode commandNode = tree.putObject("command");
        commandNode.put("index", command.index());
        commandNode.put("id", command.id());
        commandNode.put("digest", command.digest().hex());
        commandNode.put("count", command.count());
        commandNode.put("client", command.client());
        command.signature()
                .ifPresent(signature -> {
                    ObjectNode node = commandNode.putObject("signature");
                    node.put("value", signature.value());
                    node.set("statement", signature.statement());
                    node.put("key", signature.key());
                    node.put("alg", signature.alg());
                });
        ObjectNode actorNode = tree.putObject("actor");
        actorNode.put("unit", actor.unit());
        actorNode.put("role", actor.role());
        actorNode.put("id", actor.id());
        return tree;
    }

    private static Hash32 hash(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Hash32.copyOf(bytes);
    }
}
