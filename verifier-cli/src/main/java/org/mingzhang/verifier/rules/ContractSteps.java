package org.mingzhang.verifier.rules;

import java.util.Optional;

/// The replay of procurement plans and contracts.
final class ContractSteps {
    private ContractSteps() {}

    static void reserve(RecordedEvent event, Books books) {
        Holding plan = books.holding(Holding.plan(event.text("plan")));
        plan.begin(books.hash(event.text("line")), event.amount("amount"));
        books.put(plan);
        spend(event, books, Account.RESERVED);
    }

    static void cancel(RecordedEvent event, Books books) {
        take(event, books, Holding.plan(event.text("plan")), event.amount("amount"));
        LineSteps.post(event, books, Account.AVAILABLE, Account.RESERVED);
    }

    static void sign(RecordedEvent event, Books books) {
        Holding contract = books.holding(Holding.contract(event.text("contract")));
        contract.begin(books.hash(event.text("line")), event.amount("amount"));
        books.put(contract);
        Optional<String> plan = event.find("plan");
        if (plan.isEmpty()) {
            spend(event, books, Account.COMMITTED);
            return;
        }
        long amount = event.amount("amount");
        long surplus = event.amount("surplus");
        long held = Math.addExact(amount, surplus);
        take(event, books, Holding.plan(plan.get()), held);
        Line line = books.line(event.text("line"));
        String pool = event.text("pool");
        books.post(line, pool, Account.COMMITTED, amount);
        books.post(line, pool, Account.AVAILABLE, surplus);
        books.post(line, pool, Account.RESERVED, -held);
        LineSteps.check(line, event, books);
    }

    static void increase(RecordedEvent event, Books books) {
        Holding contract = open(event, books);
        contract.add(event.amount("amount"));
        books.put(contract);
        spend(event, books, Account.COMMITTED);
    }

    static void reduce(RecordedEvent event, Books books) {
        free(event, books, open(event, books));
    }

    static void end(RecordedEvent event, Books books) {
        Holding contract = open(event, books);
        if (contract.amount() != event.amount("amount")) {
            throw new BrokenRule(
                    "balances-as-standing",
                    contract.name() + " holds " + Money.text(contract.amount()));
        }
        contract.end();
        free(event, books, contract);
    }

    private static void free(RecordedEvent event, Books books, Holding contract) {
        contract.add(-event.amount("amount"));
        books.put(contract);
        LineSteps.post(event, books, Account.AVAILABLE, Account.COMMITTED);
    }

    private static Holding open(RecordedEvent event, Books books) {
        Holding contract = books.holding(Holding.contract(event.text("contract")));
        contract.require(books.hash(event.text("line")));
        contract.requireOpen();
        return contract;
    }

    /// Spending leans on the pool alone.
    private static void spend(RecordedEvent event, Books books, Account debit) {
        LineSteps.post(event, books, debit, Account.AVAILABLE);
        LineSteps.requireAvailable(event.text("pool"), books);
    }

    /// Takes from what a plan or a contract holds on the line of the event, or gives back to it.
    static void take(RecordedEvent event, Books books, String name, long amount) {
        Holding holding = books.holding(name);
        holding.require(books.hash(event.text("line")));
        holding.add(-amount);
        books.put(holding);
    }
}
