package org.mingzhang.verifier.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Suite;

/// Which logs and witnesses an auditor trusts, and how many of the witnesses must have signed.
///
/// ```
/// log <vkey> [<url>]                  group <name> all|any|<k> <member>...
/// witness <name> <vkey> [<url>]       quorum <name>|none
/// ```
///
/// **Limits**: 64 KiB, 1,024 names, groups 32 deep. **Errors**: {@link MalformedException} with the
/// line. **Source**: C2SP tlog-policy; `docs/log-format.md` section 7 for policies of two suites:
/// the quorum is asked of each suite that has a witness, with the groups cut down to the witnesses
/// of that suite.
public final class Policy {
    private static final int BYTES_MAX = 65_536;
    private static final int NAMES_MAX = 1_024;

    /// Groups are followed by calls within calls.
    private static final int DEPTH_MAX = 32;

    /// A witness or a group.
    private sealed interface Named {
        /// Whether it has a witness of the suite at all.
        boolean concerns(Suite suite);

        boolean witnessed(Suite suite, Set<VerifierKey> signed);
    }

    private record Witness(VerifierKey key) implements Named {
        @Override
        public boolean concerns(Suite suite) {
            return Suite.of(key.algorithm()) == suite;
        }

        @Override
        public boolean witnessed(Suite suite, Set<VerifierKey> signed) {
            return signed.contains(key);
        }
    }

    private record Group(int threshold, List<Named> members) implements Named {
        @Override
        public boolean concerns(Suite suite) {
            return members.stream().anyMatch(member -> member.concerns(suite));
        }

        @Override
        public boolean witnessed(Suite suite, Set<VerifierKey> signed) {
            List<Named> concerned =
                    members.stream().filter(member -> member.concerns(suite)).toList();
            long count =
                    concerned.stream().filter(member -> member.witnessed(suite, signed)).count();
            return count >= Math.min(threshold, concerned.size());
        }
    }

    private final List<VerifierKey> logs = new ArrayList<>();
    private final List<VerifierKey> witnesses = new ArrayList<>();
    private final Map<String, Named> names = new LinkedHashMap<>();
    private final Map<Named, Integer> depths = new IdentityHashMap<>();
    private final Set<String> grouped = new HashSet<>();
    private boolean quorumSeen;
    private @Nullable Named quorum;

    private Policy() {}

    /// Reads a policy file.
    public static Policy parse(byte[] bytes) throws MalformedException {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedException("a policy is at most " + BYTES_MAX + " bytes");
        }
        for (byte b : bytes) {
            if ((b >= 0 && b < 0x20 && b != '\t' && b != '\n') || b == 0x7f) {
                throw new MalformedException("a policy has no control characters");
            }
        }
        // Names are opaque octets: one character for each.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Policy policy = new Policy();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                policy.line(line);
            } catch (MalformedException e) {
                throw new MalformedException("line " + number + ": " + e.getMessage());
            }
        }
        if (!policy.quorumSeen) {
            throw new MalformedException("a policy has a quorum line");
        }
        return policy;
    }

    private void line(String line) throws MalformedException {
        String trimmed = line.replaceAll("^[ \t]+|[ \t]+$", "");
        if (trimmed.isEmpty() || trimmed.startsWith("#")) {
            return;
        }
        String[] items = trimmed.split("[ \t]+", -1);
        switch (items[0]) {
            case "log" -> log(items);
            case "witness" -> witness(items);
            case "group" -> group(items);
            case "quorum" -> quorum(items);
            default ->
                    throw new MalformedException(
                            "a line starts with log, witness, group or quorum");
        }
    }

    private void log(String[] items) throws MalformedException {
        if (items.length < 2 || items.length > 3) {
            throw new MalformedException("expected: log <vkey> [<url>]");
        }
        VerifierKey key = VerifierKey.parse(items[1]);
        if (key.algorithm().isCosignature()) {
            throw new MalformedException("the key of a log is no key of a witness");
        }
        addOnce(logs, key);
    }

    private void witness(String[] items) throws MalformedException {
        if (items.length < 3 || items.length > 4) {
            throw new MalformedException("expected: witness <name> <vkey> [<url>]");
        }
        VerifierKey key = VerifierKey.parse(items[2]);
        if (!key.algorithm().isCosignature()) {
            throw new MalformedException("the key of a witness is no key of a log");
        }
        addOnce(witnesses, key);
        define(items[1], new Witness(key));
    }

    private static void addOnce(List<VerifierKey> keys, VerifierKey key) throws MalformedException {
        if (keys.stream().anyMatch(key::isSameKey)) {
            throw new MalformedException("the key " + key + " stands twice");
        }
        keys.add(key);
    }

    private void define(String name, Named named) throws MalformedException {
        if (name.equals("none") || names.putIfAbsent(name, named) != null) {
            throw new MalformedException("the name " + printable(name) + " is taken");
        }
        if (names.size() > NAMES_MAX) {
            throw new MalformedException("a policy has at most " + NAMES_MAX + " names");
        }
    }

    private void group(String[] items) throws MalformedException {
        if (items.length < 4) {
            throw new MalformedException("expected: group <name> all|any|<k> <member>...");
        }
        List<Named> members = new ArrayList<>();
        for (int i = 3; i < items.length; i++) {
            if (!grouped.add(items[i])) {
                throw new MalformedException(printable(items[i]) + " is in a group already");
            }
            members.add(defined(items[i]));
        }
        int depth =
                1 + members.stream().mapToInt(one -> depths.getOrDefault(one, 0)).max().orElse(0);
        if (depth > DEPTH_MAX) {
            throw new MalformedException("groups lie at most " + DEPTH_MAX + " within each other");
        }
        Group group = new Group(threshold(items[2], members.size()), List.copyOf(members));
        define(items[1], group);
        depths.put(group, depth);
    }

    private static int threshold(String text, int count) throws MalformedException {
        if (text.equals("all")) {
            return count;
        }
        if (text.equals("any")) {
            return 1;
        }
        if (!text.matches("[1-9][0-9]{0,5}") || Integer.parseInt(text) > count) {
            throw new MalformedException("a threshold is all, any or 1 to " + count);
        }
        return Integer.parseInt(text);
    }

    private Named defined(String name) throws MalformedException {
        Named named = names.get(name);
        if (named == null) {
            throw new MalformedException(printable(name) + " is not defined above");
        }
        return named;
    }

    private void quorum(String[] items) throws MalformedException {
        if (items.length != 2 || quorumSeen) {
            throw new MalformedException("expected once: quorum <name>|none");
        }
        quorumSeen = true;
        quorum = items[1].equals("none") ? null : defined(items[1]);
    }

    private static String printable(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// The logs whose checkpoints count; may be empty.
    public List<VerifierKey> logs() {
        return List.copyOf(logs);
    }

    /// All witnesses.
    public List<VerifierKey> witnesses() {
        return List.copyOf(witnesses);
    }

    /// Whether the policy asks for witnesses of this suite.
    public boolean asks(Suite suite) {
        return quorum != null && quorum.concerns(suite);
    }

    /// The witnesses whose valid signatures stand under any of the notes, which have one text.
    public Set<VerifierKey> signers(Collection<SignedNote> notes) {
        Set<VerifierKey> signers = new HashSet<>();
        for (SignedNote note : notes) {
            for (NoteSignature signature : note.signatures()) {
                for (VerifierKey witness : witnesses) {
                    if (signature.names(witness)
                            && signature.verifies(witness, note.signedBytes())) {
                        signers.add(witness);
                    }
                }
            }
        }
        return signers;
    }

    /// Whether these witnesses are enough for a checkpoint of this suite.
    public boolean isMet(Suite suite, Set<VerifierKey> signers) {
        return quorum == null || !quorum.concerns(suite) || quorum.witnessed(suite, signers);
    }
}
