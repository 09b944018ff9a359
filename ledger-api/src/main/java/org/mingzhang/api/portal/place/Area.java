package org.mingzhang.api.portal.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A province, a city or a county by its six digits of GB/T 2260: two for the province, two for the
/// city, two for the county, zeros for what is not said.
///
/// Divisions of the ledger begin with these digits, and may have more for what lies below a county.
///
/// @param code six digits
public record Area(String code) {

    private static final Pattern CODE = Pattern.compile("[1-9][0-9]{5}");

    /// How many digits say the province.
    public static final int PROVINCE = 2;

    private static final int CITY = 4;
    private static final int COUNTY = 6;
    private static final String BELOW_COUNTY = "000";

    public Area {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("six digits of GB/T 2260, not " + code);
        }
    }

    /// The area of a code; empty where the code is none.
    public static Optional<Area> of(String code) {
        return CODE.matcher(code).matches() ? Optional.of(new Area(code)) : Optional.empty();
    }

    /// The area in which a division of the ledger lies; empty where its code is of another kind.
    public static Optional<Area> holding(String division) {
        return of(division.substring(0, Math.min(COUNTY, division.length())));
    }

    /// The area whose divisions begin with some digits; empty where they are of another kind.
    public static Optional<Area> ofPrefix(String prefix) {
        return of(prefix + "0".repeat(Math.max(0, COUNTY - prefix.length())));
    }

    private static Area above(String prefix) {
        return new Area(prefix + "0".repeat(COUNTY - prefix.length()));
    }

    /// With what the divisions of the area begin: 2, 4 or 6 digits.
    public String prefix() {
        if (code.endsWith("0000")) {
            return code.substring(0, PROVINCE);
        }
        return code.endsWith("00") ? code.substring(0, CITY) : code;
    }

    /// The code of the area itself among the divisions of the ledger.
    public String division() {
        return code + BELOW_COUNTY;
    }

    /// Whether areas lie below it.
    public boolean hasParts() {
        return prefix().length() < COUNTY;
    }

    /// With how many digits the areas below begin.
    public int widthOfParts() {
        return prefix().length() + 2;
    }

    /// Whether it lies in no other.
    public boolean isProvince() {
        return prefix().length() == PROVINCE;
    }

    /// The areas that hold this one, the largest first.
    public List<Area> above() {
        List<Area> above = new ArrayList<>();
        for (int width = PROVINCE; width < prefix().length(); width += 2) {
            above.add(above(prefix().substring(0, width)));
        }
        return above;
    }
}
