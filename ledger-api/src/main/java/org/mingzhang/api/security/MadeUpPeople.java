package org.mingzhang.api.security;

import java.util.List;
import java.util.Optional;

/// The made-up people whom anybody may try from the sign-in page of a trial installation, without a
/// password or a second factor. An installation that did not ask for the development identity has
/// none of them, and sessions of theirs open nothing there.
///
/// @param people in the order of the flow
public record MadeUpPeople(List<Identity> people) {

    /// Nobody.
    public static final MadeUpPeople NONE = new MadeUpPeople(List.of());

    public MadeUpPeople {
        people = List.copyOf(people);
    }

    /// One of them.
    public Optional<Identity> find(String person) {
        return people.stream().filter(one -> one.person().equals(person)).findFirst();
    }
}
