package org.mingzhang.ledger.store;

import java.util.regex.Pattern;

/// A role of the database and its password.
///
/// @param name `[a-z_][a-z0-9_]{0,62}`, so that it needs no quoting anywhere
/// @param password kept as it is if the role exists already
public record RoleLogin(String name, String password) {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public RoleLogin {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain role name: " + name);
        }
    }

    @Override
    public String toString() {
        return "RoleLogin[" + name + "]";
    }
}
