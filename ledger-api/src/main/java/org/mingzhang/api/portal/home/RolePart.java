package org.mingzhang.api.portal.home;

import java.util.Set;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.ledger.duty.Role;

/// What one kind of role finds on its first page.
public interface RolePart {

    /// Whose part it is.
    Set<Role> roles();

    /// The part, as somebody may see it.
    HomeController.Part of(Desk desk);
}
