package org.mingzhang.api.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.ledger.identity.RoleEvent;
import org.mingzhang.ledger.identity.RoleGrants;
import org.mingzhang.ledger.identity.RoleHolders;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Tags;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;

/// The roles that the log grants, for those who read. Commands are decided on the log itself, this
/// may be [#AGE_MAX] behind. Thread-safe.
///
/// **Errors** [org.mingzhang.ledger.store.LedgerUnavailableException] if the database does not
/// answer.
public final class GrantBook {

    /// How old an answer may be.
    static final Duration AGE_MAX = Duration.ofSeconds(2);

    private static final int GRANTS_MAX = 1_000_000;

    private final LogReader reader;
    private final EventCodec codec;
    private final InstantSource clock;
    private final ZoneId zone;

    // Guarded by this.
    private final SortedMap<String, RoleGrants> persons = new TreeMap<>();
    private long size;
    private Instant readAt = Instant.MIN;

    /// The grants of a log.
    ///
    /// @param zone of bare dates in the log
    public GrantBook(LogReader reader, EventCodec codec, InstantSource clock, ZoneId zone) {
        this.reader = reader;
        this.codec = codec;
        this.clock = clock;
        this.zone = zone;
    }

    /// Every person that a role was ever proposed for, with their grants.
    public synchronized Map<String, RoleGrants> all() {
        refresh();
        return Map.copyOf(persons);
    }

    /// The grants of a person.
    public synchronized RoleGrants of(String person) {
        refresh();
        return persons.getOrDefault(person, RoleGrants.PART.initial());
    }

    /// An identity in the roles, and with the scope, that the log grants its person today.
    ///
    /// Whoever has no grant is one of the public, unless the installation vouches for them as an
    /// administrator: whether there may be one so is decided where commands are.
    public Identity granted(Identity identity) {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        List<RoleGrants.Grant> held = of(identity.person()).on(today).toList();
        if (held.isEmpty()) {
            return identity.in(
                    identity.roles().contains(Role.ADMIN.id()) ? Role.ADMIN : Role.PUBLIC);
        }
        // All roles of a person hold for one unit and in one place.
        RoleGrants.Grant one = held.getFirst();
        return new Identity(
                identity.client(),
                identity.person(),
                held.stream().map(RoleGrants.Grant::role).distinct().toList(),
                one.forUnit(),
                one.divisions(),
                one.units(),
                identity.assurance());
    }

    private void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(readAt.plus(AGE_MAX)) && !now.isBefore(readAt)) {
            return;
        }
        long reached = reader.size();
        Arrays.stream(Role.values())
                .map(role -> Tags.tag(RoleHolders.PART.tagKey(), role.id()))
                .flatMap(tag -> reader.positions(tag, reached, GRANTS_MAX).stream())
                .filter(position -> position >= size)
                .sorted()
                .flatMap(position -> reader.entry(position).stream())
                .forEach(this::fold);
        size = reached;
        readAt = now;
    }

    private void fold(StoredEntry stored) {
        Entry entry = Entry.parse(stored.bytes().toBytes());
        Event event = codec.decode(entry.type(), entry.revision(), entry.data());
        if (event instanceof RoleEvent role) {
            RoleGrants held = persons.getOrDefault(role.person(), RoleGrants.PART.initial());
            persons.put(role.person(), held.evolve(role));
        }
    }
}
