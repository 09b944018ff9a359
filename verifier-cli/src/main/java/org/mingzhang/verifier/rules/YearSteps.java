package org.mingzhang.verifier.rules;

/// The replay of what is decided about a division's year: pool rules and imported history.
final class YearSteps {
    private YearSteps() {}

    /// A person named in the data is the one who acted.
    static long actor(RecordedEvent event, String member, Books books) {
        String person = event.text(member);
        if (!person.equals(event.actor())) {
            throw new BrokenRule(
                    "actor-as-recorded",
                    member + " is " + person + ", but " + event.actor() + " acted");
        }
        return books.hash(person);
    }

    static void proposeRule(RecordedEvent event, Books books) {
        Year year = books.year(event.text("year"));
        long widths = Year.DECLARED;
        if (event.text("rule.kind").equals("prefix")) {
            widths =
                    event.number("rule.prefix.unit") << 24
                            | event.number("rule.prefix.function") << 16
                            | event.number("rule.prefix.economic") << 8
                            | event.number("rule.prefix.fundType");
        }
        year.proposeRule(event.number("version"), actor(event, "proposer", books), widths);
        books.put(year);
    }

    static void confirmRule(RecordedEvent event, Books books) {
        Year year = books.year(event.text("year"));
        year.confirmRule(event.number("version"), actor(event, "confirmer", books));
        books.put(year);
    }

    static void proposeHistory(RecordedEvent event, Books books) {
        Year year = books.year(event.text("year"));
        year.proposeHistory(actor(event, "proposer", books));
        books.put(year);
    }

    static void confirmHistory(RecordedEvent event, Books books) {
        Year year = books.year(event.text("year"));
        year.confirmHistory(actor(event, "confirmer", books));
        books.put(year);
    }

    static void beginLive(RecordedEvent event, Books books) {
        Year year = books.year(event.text("year"));
        if (year.use() == Year.Use.HISTORY) {
            throw new BrokenRule("year-is-history", year.name());
        }
        year.to(Year.Use.LIVE);
        books.put(year);
    }
}
