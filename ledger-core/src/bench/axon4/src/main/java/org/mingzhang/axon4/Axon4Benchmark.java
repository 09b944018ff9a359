package org.mingzhang.axon4;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.mingzhang.ledger.benchmark.load.Clients;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.benchmark.load.ProcessorTime;

/// Measures Axon 4 over many lines, then on one, and prints a line of figures for each.
///
/// Arguments: JDBC address, first process of the server, fiscal year, clients, lines, warm-up
/// seconds, measured seconds, and `cache` or `no-cache`.
public final class Axon4Benchmark {

    private static final String BUDGET = "1000000000000.00";

    private Axon4Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        ProcessorTime time = new ProcessorTime(Long.parseLong(arguments[1]));
        int year = Integer.parseInt(arguments[2]);
        int clients = Integer.parseInt(arguments[3]);
        int lines = Integer.parseInt(arguments[4]);
        double warmSeconds = Double.parseDouble(arguments[5]);
        double seconds = Double.parseDouble(arguments[6]);
        try (Axon4Store store = new Axon4Store(arguments[0], arguments[7].equals("cache"))) {
            CommandGateway commands = store.commands();
            open(commands, year, lines, clients);
            AtomicLong accepted = new AtomicLong();
            Clients.Command command =
                    (id, line) -> {
                        boolean paid = pay(commands, year, id, line);
                        if (paid) {
                            accepted.incrementAndGet();
                        }
                        return paid;
                    };
            store.checkpoint();
            Figures many = new Clients(clients, lines, warmSeconds, seconds, time).run(command);
            System.out.println(many.toLine());
            System.out.println("payload:" + store.payloadBytes());
            store.checkpoint();
            Figures hot = new Clients(clients, 1, 2, seconds, time).run(command);
            System.out.println(hot.toLine());
            // A comparison with something that forgets would be worth nothing.
            if (store.payments() != accepted.get()) {
                throw new IllegalStateException(
                        accepted + " payments accepted, " + store.payments() + " stored");
            }
        }
        System.exit(0);
    }

    private static void open(CommandGateway commands, int year, int lines, int clients)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(clients);
        IntStream.range(0, clients)
                .forEach(_ ->
                        Thread.startVirtualThread(() -> {
                            try {
                                for (int i; (i = next.getAndIncrement()) < lines; ) {
                                    commands.sendAndWait(new OpenLine(line(year, i), BUDGET));
                                }
                            } finally {
                                done.countDown();
                            }
                        }));
        done.await();
    }

    private static boolean pay(CommandGateway commands, int year, String id, int index) {
        String line = line(year, index);
        try {
            commands.sendAndWait(new SubmitPayment(line, PaymentSubmitted.of(id, line, year)));
            return true;
        } catch (RuntimeException e) {
            System.err.println("axon 4: " + e);
            return false;
        }
    }

    private static String line(int year, int index) {
        return year + "-440100-" + index;
    }
}
