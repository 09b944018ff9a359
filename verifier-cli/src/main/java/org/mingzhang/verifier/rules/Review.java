package org.mingzhang.verifier.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A proposal and the round of its joint review that is open.
final class Review {
    /// How far it has come.
    enum Stage {
        UNKNOWN,
        SUBMITTED,
        IN_REVIEW,
        RETURNED,
        ADOPTED,
        REFUSED
    }

    private final String name;
    private Stage stage = Stage.UNKNOWN;

    /// What it asks for: kind, division, year, unit.
    private String purpose = "";

    private long left;
    private final Set<String> authors = new HashSet<>();
    private long rounds;
    private final List<String> missing = new ArrayList<>();
    private final Set<String> speakers = new HashSet<>();
    private boolean objected;
    private boolean reminded;
    private boolean escalated;
    private Instant remindAt = Instant.EPOCH;
    private Instant dueAt = Instant.EPOCH;

    Review(String name) {
        this.name = name;
    }

    private void require(Stage needed) {
        if (stage != needed) {
            throw new BrokenRule("proposal-stage-forbids", name + " is " + stage);
        }
    }

    private void requireRound(long number) {
        require(Stage.IN_REVIEW);
        if (number != rounds) {
            throw new BrokenRule("review-round-not-open", name + " is in round " + rounds);
        }
    }

    private void requireOther(Set<String> persons, String person) {
        if (persons.contains(person)) {
            throw new BrokenRule(
                    "same-person-twice", person + " took a step in the review of " + name);
        }
    }

    void submit(String asked, long amount, String author) {
        if (stage != Stage.UNKNOWN) {
            throw new BrokenRule("proposal-exists", name + " was submitted before");
        }
        stage = Stage.SUBMITTED;
        purpose = asked;
        left = amount;
        authors.add(author);
    }

    void revise(long amount, String author) {
        require(Stage.RETURNED);
        stage = Stage.SUBMITTED;
        left = amount;
        authors.add(author);
    }

    void open(long number, List<String> participants, Instant reminder, Instant deadline) {
        require(Stage.SUBMITTED);
        if (number != rounds + 1) {
            throw new BrokenRule("review-round-not-open", name + " is in round " + rounds);
        }
        stage = Stage.IN_REVIEW;
        rounds = number;
        missing.clear();
        missing.addAll(participants);
        speakers.clear();
        objected = false;
        reminded = false;
        escalated = false;
        remindAt = reminder;
        dueAt = deadline;
    }

    /// Somebody speaks for a unit.
    ///
    /// @param head whether as its head
    /// @param late whether the entry says that it came too late
    void hear(
            long number,
            String unit,
            String person,
            boolean head,
            boolean objects,
            boolean late,
            Instant at) {
        requireRound(number);
        requireOther(authors, person);
        if (escalated && !head) {
            throw new BrokenRule("opinion-escalated", "the head speaks for " + unit);
        }
        if (!missing.remove(unit)) {
            throw new BrokenRule(
                    "participant-not-asked", unit + " was not asked about " + name + ", or spoke");
        }
        if (late == at.isBefore(dueAt)) {
            throw new BrokenRule("opinion-late", "the deadline of " + name + " is " + dueAt);
        }
        speakers.add(person);
        objected |= objects;
    }

    void remind(long number, List<String> silent, Instant at) {
        requireRound(number);
        requireSilent(silent);
        if (reminded || at.isBefore(remindAt) || !at.isBefore(dueAt)) {
            throw new BrokenRule("review-not-due", "a reminder about " + name);
        }
        reminded = true;
    }

    void escalate(long number, List<String> silent, Instant at) {
        requireRound(number);
        requireSilent(silent);
        if (escalated || at.isBefore(dueAt)) {
            throw new BrokenRule("review-not-due", "an escalation of " + name);
        }
        escalated = true;
    }

    private void requireSilent(List<String> silent) {
        if (silent.isEmpty() || !silent.equals(missing)) {
            throw new BrokenRule("opinions-missing", "silent about " + name + " are " + missing);
        }
    }

    void conclude(long number, String outcome, List<String> silent, String person) {
        requireRound(number);
        requireOther(authors, person);
        requireOther(speakers, person);
        if (!silent.equals(missing) || (!missing.isEmpty() && !escalated)) {
            throw new BrokenRule("opinions-missing", "silent about " + name + " are " + missing);
        }
        stage =
                switch (outcome) {
                    case "adopted" -> Stage.ADOPTED;
                    case "returned" -> Stage.RETURNED;
                    default -> Stage.REFUSED;
                };
        if (stage == Stage.ADOPTED && speakers.isEmpty()) {
            throw new BrokenRule("no-opinion-given", "nobody spoke about " + name);
        }
        if (stage == Stage.ADOPTED && objected) {
            throw new BrokenRule("objection-stands", "somebody objects to " + name);
        }
    }

    /// The kind of change that it asks for.
    String kind() {
        return purpose.substring(0, Math.max(0, purpose.indexOf(' ')));
    }

    void use(String asked, long amount) {
        require(Stage.ADOPTED);
        if (!purpose.equals(asked)) {
            throw new BrokenRule("proposal-for-other", name + " is for " + purpose);
        }
        if (amount > left) {
            throw new BrokenRule(
                    "amount-exceeds-proposal", Money.text(left) + " are left of " + name);
        }
        left -= amount;
    }
}
