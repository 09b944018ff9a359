package org.mingzhang.api.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.ledger.duty.Sight;

/// What somebody who follows the log may say.
///
/// **Errors** [Fault.BadParameter], [Fault.PositionBeyondEnd], [Fault.OutsideScope],
/// [Fault.OutsideUnits], [Fault.Forbidden].
public final class FeedParameters {

    private static final String NOW = "now";
    private static final Pattern POSITION = Pattern.compile("-1|0|[1-9][0-9]{0,15}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z.]{0,63}");
    private static final int TYPES_MAX = 32;

    private FeedParameters() {}

    /// The subscriber that a request is from.
    ///
    /// @param types beginnings of the names of types, with commas between them
    /// @param division the beginning of codes of divisions
    /// @param unit the beginning of codes of units
    public static Subscriber subscriber(
            HttpServletRequest request,
            Optional<String> types,
            Optional<String> division,
            Optional<String> unit) {
        Optional<Identity> caller = Identity.of(request);
        caller.ifPresent(FeedParameters::requireSight);
        return new Subscriber(
                caller,
                within(ReadScope.of(request), division, unit),
                types(types.map(text -> List.of(text.split(",", -1))).orElse(List.of())));
    }

    /// Returns if somebody sees anything of the operations of the log.
    public static void requireSight(Identity caller) {
        if (!caller.sees(Sight.Matter.OPERATIONS).isAny()) {
            throw new FaultException(new Fault.Forbidden());
        }
    }

    /// What is left of a scope by a wish.
    public static ReadScope within(
            ReadScope own, Optional<String> division, Optional<String> unit) {
        return new ReadScope(own.narrow(division).orElse(""), own.narrowUnits(unit).orElse(""));
    }

    /// The beginnings of names, looked at.
    public static List<String> types(List<String> types) {
        if (types.size() > TYPES_MAX) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "type",
                            Integer.toString(types.size()),
                            new Expected.AtMostTimes(TYPES_MAX)));
        }
        for (String type : types) {
            if (!TYPE.matcher(type).matches()) {
                throw new FaultException(
                        new Fault.BadParameter("type", type, Expected.Form.TYPE_PREFIX));
            }
        }
        return types;
    }

    /// The last position that somebody knows; -1 for none.
    ///
    /// @param name what it was said in
    /// @param text a position, or `now`; empty for the beginning of the log
    /// @param size how many entries there are
    public static long after(String name, Optional<String> text, long size) {
        if (text.isEmpty()) {
            return -1;
        }
        if (text.get().equals(NOW)) {
            return size - 1;
        }
        if (!POSITION.matcher(text.get()).matches()) {
            throw new FaultException(
                    new Fault.BadParameter(name, text.get(), Expected.Form.FEED_POSITION));
        }
        long position = Long.parseLong(text.get());
        if (position >= size) {
            throw new FaultException(new Fault.PositionBeyondEnd(position, size));
        }
        return position;
    }
}
