package org.mingzhang.ledger.log.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mingzhang.ledger.crypto.CosignerKey;
import org.mingzhang.ledger.crypto.Suite;

/// Which witnesses sign a log's checkpoints, where they are, and how many of them are enough.
///
/// **Shape** of the file, one statement a line, `#` begins a comment:
///
/// ```text
/// log <vkey> [<url>]                    group <name> all|any|<k> <member>...
/// witness <name> <vkey> [<url>]         quorum <name>|none
/// ```
///
/// A witness's URL is its submission prefix. The quorum is asked of each suite that has a witness,
/// with the groups cut down to the witnesses of that suite. **Range** at most 64 KiB. **Source**
/// C2SP `tlog-policy`; `docs/log-format.md`, section 7.
public final class WitnessPolicy {

    private static final int CHARS_MAX = 65_536;
    private static final Pattern SPACE = Pattern.compile("[ \t]+");
    private static final Pattern THRESHOLD = Pattern.compile("[1-9][0-9]{0,5}");

    /// One witness of one suite.
    ///
    /// @param name in the policy
    /// @param key of its signatures
    /// @param url its submission prefix; empty if the policy does not say
    public record Witness(String name, CosignerKey key, Optional<String> url) {}

    private sealed interface Member {}

    private record One(CosignerKey key) implements Member {}

    private record Group(int threshold, List<Member> members) implements Member {}

    private final List<Witness> witnesses = new ArrayList<>();
    private final Map<String, Member> names = new LinkedHashMap<>();
    private final Set<String> grouped = new HashSet<>();
    private Optional<Member> quorum = Optional.empty();
    private boolean quorumSeen;

    private WitnessPolicy() {}

    /// A policy that asks for nobody.
    public static WitnessPolicy none() {
        return new WitnessPolicy();
    }

    /// The policy of its text form.
    ///
    /// @throws IllegalArgumentException if it is not one; the message names the line
    public static WitnessPolicy parse(String text) {
        if (text.length() > CHARS_MAX) {
            throw new IllegalArgumentException("a policy has at most 64 KiB");
        }
        WitnessPolicy policy = new WitnessPolicy();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                policy.line(lines.get(i).strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (!policy.quorumSeen) {
            throw new IllegalArgumentException("a policy has a quorum line");
        }
        return policy;
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        List<String> words = List.of(SPACE.split(line));
        switch (words.getFirst()) {
            // Which log it is about, the log itself knows.
            case "log" -> require(words.size() == 2 || words.size() == 3, "log <vkey> [<url>]");
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default ->
                    throw new IllegalArgumentException(
                            "a line begins with log, witness, group or quorum");
        }
    }

    private static void require(boolean holds, String form) {
        if (!holds) {
            throw new IllegalArgumentException("expected: " + form);
        }
    }

    private void witness(List<String> words) {
        require(words.size() == 3 || words.size() == 4, "witness <name> <vkey> [<url>]");
        CosignerKey key = CosignerKey.parse(words.get(2));
        if (witnesses.stream().anyMatch(one -> one.key().publicKey().equals(key.publicKey()))) {
            throw new IllegalArgumentException("the key of " + words.get(1) + " stands twice");
        }
        define(words.get(1), new One(key));
        witnesses.add(
                new Witness(
                        words.get(1),
                        key,
                        words.size() == 4 ? Optional.of(words.get(3)) : Optional.empty()));
    }

    private void group(List<String> words) {
        require(words.size() >= 4, "group <name> all|any|<k> <member>...");
        List<Member> members = new ArrayList<>();
        for (String name : words.subList(3, words.size())) {
            if (!grouped.add(name)) {
                throw new IllegalArgumentException(name + " is in a group already");
            }
            members.add(defined(name));
        }
        define(words.get(1), new Group(threshold(words.get(2), members.size()), members));
    }

    private static int threshold(String word, int count) {
        int threshold =
                switch (word) {
                    case "all" -> count;
                    case "any" -> 1;
                    default -> THRESHOLD.matcher(word).matches() ? Integer.parseInt(word) : 0;
                };
        require(threshold >= 1 && threshold <= count, "all, any or 1 to " + count);
        return threshold;
    }

    private void define(String name, Member member) {
        if (name.equals("none") || names.putIfAbsent(name, member) != null) {
            throw new IllegalArgumentException("the name " + name + " is taken");
        }
    }

    private Member defined(String name) {
        Member member = names.get(name);
        if (member == null) {
            throw new IllegalArgumentException(name + " is not defined above");
        }
        return member;
    }

    private void quorum(List<String> words) {
        require(words.size() == 2 && !quorumSeen, "once: quorum <name>|none");
        quorumSeen = true;
        quorum =
                words.getLast().equals("none")
                        ? Optional.empty()
                        : Optional.of(defined(words.getLast()));
    }

    /// All witnesses, in the order of the file.
    public List<Witness> witnesses() {
        return List.copyOf(witnesses);
    }

    /// Whether these witnesses are enough for a suite.
    public boolean isMet(Suite suite, Set<CosignerKey> signed) {
        return quorum.isEmpty()
                || !concerns(quorum.get(), suite)
                || witnessed(quorum.get(), suite, signed);
    }

    /// Whether these witnesses are enough for every suite.
    public boolean isMet(Set<CosignerKey> signed) {
        return Arrays.stream(Suite.values()).allMatch(suite -> isMet(suite, signed));
    }

    private static boolean concerns(Member member, Suite suite) {
        return switch (member) {
            case One(CosignerKey key) -> key.suite() == suite;
            case Group(int _, List<Member> members) ->
                    members.stream().anyMatch(one -> concerns(one, suite));
        };
    }

    private static boolean witnessed(Member member, Suite suite, Set<CosignerKey> signed) {
        return switch (member) {
            case One(CosignerKey key) -> signed.contains(key);
            case Group(int threshold, List<Member> members) -> {
                List<Member> concerned =
                        members.stream().filter(one -> concerns(one, suite)).toList();
                long count =
                        concerned.stream().filter(one -> witnessed(one, suite, signed)).count();
                yield count >= Math.min(threshold, concerned.size());
            }
        };
    }
}
