package org.mingzhang.ledger.codec;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Origin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How long one event or command takes on one core, in microseconds: the best of eight rounds of
/// 200,000. `docs/contributing.md` has the command.
final class CodecBenchmark {

    private static final int CALLS = 200_000;
    private static final int ROUNDS = 8;
    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();
    private static final EventCodec CODEC = new EventCodec(TYPES);

    private CodecBenchmark() {}

    public static void main(String[] arguments) {
        List<Event> events = events("payment.PaymentSubmitted");
        measure("encode payment.PaymentSubmitted", i -> CODEC.encode(events.get(i)).tags().size());
        List<Event> settled = events("payment.PaymentSettled");
        measure("encode payment.PaymentSettled", i -> CODEC.encode(settled.get(i)).tags().size());
        List<ObjectNode> data = events.stream().map(e -> CODEC.encode(e).data()).toList();
        measure(
                "decode payment.PaymentSubmitted",
                i -> CODEC.decode("payment.PaymentSubmitted", 1, data.get(i)).hashCode());
        List<byte[]> bytes = data.stream().map(CanonicalJson::write).toList();
        measure("canonical bytes", i -> CanonicalJson.write(data.get(i)).length);
        measure("parse", i -> JsonMapper.shared().readTree(bytes.get(i)).size());
        for (String name : List.of("payment.SubmitPayment", "payment.SettlePayment")) {
            List<byte[]> commands = commands(name);
            CommandBinder binder =
                    new CommandBinder(
                            TYPES,
                            new Origin("ledger.example.gov/440000"),
                            TreeHashers.of(Suite.SHA256),
                            new javax.crypto.spec.SecretKeySpec(new byte[32], "HmacSHA256"));
            Sender sender = new Sender("c", new Occasion.Person("u", "handler", "440100"));
            measure(
                    "bind " + name,
                    i ->
                            switch (binder.bind(commands.get(i), sender)) {
                                case Binding.Bound bound -> bound.submission().id().length();
                                case Binding.Invalid invalid ->
                                        throw new IllegalStateException(invalid.toString());
                            });
        }
    }

    private static List<Event> events(String name) {
        EventType<?> type = TYPES.event(name).orElseThrow();
        return IntStream.range(0, 64)
                .mapToObj(seed -> RandomEvents.of(TYPES, type, new Random(seed)))
                .toList();
    }

    private static List<byte[]> commands(String name) {
        CommandType<?> type = TYPES.command(name).orElseThrow();
        return IntStream.range(0, 64).mapToObj(seed -> command(type, seed)).toList();
    }

    private static <C extends org.mingzhang.ledger.decider.Command> byte[] command(
            CommandType<C> type, int seed) {
        JsonNode data =
                type.shape()
                        .write(new RandomRecords(new Random(seed), true).of(type.shape().type()));
        ObjectNode envelope = JsonMapper.shared().createObjectNode();
        envelope.put("type", type.name()).put("id", "c-" + seed).set("data", data);
        return JsonMapper.shared().writeValueAsBytes(envelope);
    }

    @FunctionalInterface
    private interface Call {
        int of(int index);
    }

    private static void measure(String what, Call call) {
        long bestNanos = Long.MAX_VALUE;
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                sum += call.of(i & 63);
            }
            bestNanos = Math.min(bestNanos, System.nanoTime() - start);
        }
        System.out.printf("%-36s %7.2f µs   (%d)%n", what, bestNanos / 1e3 / CALLS, sum);
    }
}
