package org.mingzhang.api.commands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.mingzhang.api.json.ReceiptJson;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.Problem;
import org.mingzhang.api.problem.ProblemMapper;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.OrderedSubmissions;
import org.mingzhang.ledger.codec.binding.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// One NDJSON stream: a command a line in, an answer a line out.
///
/// Commands are decided strictly in the order of their lines, each as soon as the one before is
/// queued; answers come in the same order, each when it is durable. A line that is wrong has its
/// own answer and its neighbours go on. When the ledger becomes unavailable, or the client was
/// refused too often, reading stops: the last line of the answer says from which line to send
/// again.
///
/// **Shape** of the answer, one JSON value a line:
///
/// ```json
/// {"line":1,"status":201,"receipt":{…}}
/// {"line":2,"status":422,"problem":{"type":"…","receipt":{…},…}}
/// {"summary":{"lines":2,"accepted":1,"refused":1,"repeated":0,"invalid":0,"failed":0,"complete":true}}
/// ```
///
/// The request is read only as fast as its commands are queued, and a bounded number of them is in
/// flight; the client may read the answers when it likes ([AnswerSpool]).
final class CommandStream {

    private static final Logger LOG = LoggerFactory.getLogger(CommandStream.class);

    /// Enough to fill the writer's batches while earlier ones are on their way to the disk.
    static final int IN_FLIGHT_MAX = 2_048;

    private static final int SPOOL_MEMORY_BYTES = 1 << 20;
    private static final long SPOOL_FILE_BYTES_MAX = 4L << 30;
    private static final int WRITE_BYTES = 64 * 1024;

    private final CommandDesk desk;
    private final OrderedSubmissions ledger;
    private final NearLimits warnings;
    private final ProblemMapper problems;
    private final JsonMapper json;
    private final Identity caller;
    private final Locale locale;
    private final BlockingQueue<Pending> pending = new ArrayBlockingQueue<>(IN_FLIGHT_MAX);

    /// How many lines were read. Used by the reading thread alone.
    private long lines;

    /// Why reading stopped before the end, if so.
    private final AtomicReference<Optional<Fault>> stop = new AtomicReference<>(Optional.empty());

    /// A stream of one caller.
    CommandStream(
            CommandDesk desk,
            OrderedSubmissions ledger,
            NearLimits warnings,
            ProblemMapper problems,
            JsonMapper json,
            Identity caller,
            Locale locale) {
        this.desk = desk;
        this.ledger = ledger;
        this.warnings = warnings;
        this.problems = problems;
        this.json = json;
        this.caller = caller;
        this.locale = locale;
    }

    /// What is to be answered, in the order of the lines.
    private sealed interface Pending {

        /// A command on its way.
        record Submitted(long line, Submission command, CompletableFuture<Answer> answer)
                implements Pending {}

        /// A line that never became one.
        record Rejected(long line, Fault fault) implements Pending {}

        /// The end of the request.
        ///
        /// @param lines how many were read
        /// @param intact whether the request came to its regular end
        record End(long lines, boolean intact) implements Pending {}
    }

    /// Runs the stream to its end.
    ///
    /// @throws IOException if the client went away; what was read before is decided
    void run(InputStream in, OutputStream out) throws IOException, InterruptedException {
        try (AnswerSpool spool = new AnswerSpool(SPOOL_MEMORY_BYTES, SPOOL_FILE_BYTES_MAX);
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sender = workers.submit(() -> send(spool, out));
            Future<?> answerer = workers.submit(() -> answer(spool));
            boolean intact = false;
            try {
                read(new LineReader(in, CommandDesk.COMMAND_BYTES_MAX), sender);
                intact = stop.get().isEmpty();
            } finally {
                pending.put(new Pending.End(lines, intact));
                await(answerer);
                await(sender);
            }
        }
    }

    private void read(LineReader reader, Future<?> sender)
            throws IOException, InterruptedException {
        while (stop.get().isEmpty() && !sender.isDone()) {
            switch (reader.next()) {
                case LineReader.Line.End _ -> {
                    return;
                }
                case LineReader.Line.TooLong _ -> {
                    lines++;
                    pending.put(
                            new Pending.Rejected(
                                    lines,
                                    new Fault.TooLarge(
                                            "line-of-stream", CommandDesk.COMMAND_BYTES_MAX)));
                }
                case LineReader.Line.Text text -> {
                    lines++;
                    if (!text.isBlank()) {
                        submit(text);
                    }
                }
            }
        }
    }

    private void submit(LineReader.Line.Text text) throws InterruptedException {
        byte[] bytes =
                Arrays.copyOfRange(text.buffer(), text.offset(), text.offset() + text.length());
        switch (desk.look(bytes, caller)) {
            case CommandDesk.Looked.Good(var submission) ->
                    pending.put(
                            new Pending.Submitted(lines, submission, ledger.submit(submission)));
            case CommandDesk.Looked.Bad(Fault fault) ->
                    pending.put(new Pending.Rejected(lines, fault));
        }
    }

    /// Turns pending answers into lines, waiting for each in turn.
    private Void answer(AnswerSpool spool) throws IOException, InterruptedException {
        Summary summary = new Summary();
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        try {
            while (true) {
                line.reset();
                switch (pending.take()) {
                    case Pending.Submitted submitted -> answer(submitted, summary, line);
                    case Pending.Rejected(long number, Fault fault) -> {
                        summary.invalid++;
                        writeProblem(number, fault, line);
                    }
                    case Pending.End(long lines, boolean intact) -> {
                        writeSummary(summary, lines, intact, line);
                        spool.write(line.toByteArray(), 0, line.size());
                        return null;
                    }
                }
                spool.write(line.toByteArray(), 0, line.size());
            }
        } catch (IOException e) {
            // Nobody will read the answers; the commands are decided all the same.
            stop.set(Optional.of(new Fault.Unavailable(0)));
            drain();
            throw e;
        } finally {
            spool.finish();
        }
    }

    private void drain() throws InterruptedException {
        while (!(pending.take() instanceof Pending.End)) {
            // The reader may be waiting for room.
        }
    }

    private void answer(Pending.Submitted submitted, Summary summary, ByteArrayOutputStream line)
            throws InterruptedException {
        Optional<Fault> fault;
        try {
            Answer answer = submitted.answer().get();
            if (answer instanceof Answer.Accepted(var receipt, boolean repeated)) {
                summary.accepted++;
                summary.countRepeated(repeated);
                writeReceipt(
                        submitted.line(),
                        new ReceiptJson(
                                receipt, repeated, warnings.of(submitted.command(), receipt)),
                        line);
                return;
            }
            fault = CommandDesk.faultOf(answer);
            switch (answer) {
                case Answer.Refused(_, _, boolean repeated) -> {
                    summary.refused++;
                    summary.countRepeated(repeated);
                }
                case Answer.TooManyRefusals _ -> summary.failed++;
                case Answer.Accepted _, Answer.IdReused _ -> summary.invalid++;
            }
        } catch (ExecutionException e) {
            Fault failed = desk.faultOf(e, submitted.command().id());
            summary.failed++;
            if (failed instanceof Fault.Unavailable || failed instanceof Fault.ReadOnly) {
                stop(submitted.line(), failed, summary);
            }
            fault = Optional.of(failed);
        }
        writeProblem(submitted.line(), fault.orElseThrow(), line);
    }

    private void stop(long line, Fault reason, Summary summary) {
        if (stop.compareAndSet(Optional.empty(), Optional.of(reason))) {
            summary.resumeAt = line;
        }
    }

    private void writeReceipt(long line, ReceiptJson receipt, ByteArrayOutputStream target) {
        try (JsonGenerator out = json.createGenerator(target)) {
            out.writeStartObject();
            out.writeNumberProperty("line", line);
            out.writeNumberProperty("status", receipt.repeated() ? 200 : 201);
            out.writeName("receipt");
            receipt.writeTo(out);
            out.writeEndObject();
        }
        target.write('\n');
    }

    private void writeProblem(long line, Fault fault, ByteArrayOutputStream target) {
        Problem problem = problems.problem(fault, locale);
        try (JsonGenerator out = json.createGenerator(target)) {
            out.writeStartObject();
            out.writeNumberProperty("line", line);
            out.writeNumberProperty("status", problem.status());
            out.writeName("problem");
            problem.writeTo(out);
            out.writeEndObject();
        }
        target.write('\n');
    }

    private void writeSummary(
            Summary summary, long lines, boolean intact, ByteArrayOutputStream target) {
        try (JsonGenerator out = json.createGenerator(target)) {
            out.writeStartObject();
            out.writeObjectPropertyStart("summary");
            out.writeNumberProperty("lines", lines);
            out.writeNumberProperty("accepted", summary.accepted);
            out.writeNumberProperty("refused", summary.refused);
            out.writeNumberProperty("repeated", summary.repeated);
            out.writeNumberProperty("invalid", summary.invalid);
            out.writeNumberProperty("failed", summary.failed);
            out.writeBooleanProperty("complete", intact);
            stop.get()
                    .ifPresent(reason -> {
                        out.writeNumberProperty("resumeAtLine", summary.resumeAt);
                        out.writeName("problem");
                        problems.problem(reason, locale).writeTo(out);
                    });
            out.writeEndObject();
            out.writeEndObject();
        }
        target.write('\n');
    }

    /// Sends lines as the client takes them, and at once when no more are ready.
    private Void send(AnswerSpool spool, OutputStream out)
            throws IOException, InterruptedException {
        byte[] chunk = new byte[WRITE_BYTES];
        for (int length = spool.read(chunk); length >= 0; length = spool.read(chunk)) {
            out.write(chunk, 0, length);
            if (spool.isDrained()) {
                out.flush();
            }
        }
        out.flush();
        return null;
    }

    private static void await(Future<?> worker) throws IOException, InterruptedException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException gone) {
                throw gone;
            }
            LOG.atError().setCause(e).log("stream of commands failed");
            throw new IOException("the stream of commands failed", e);
        }
    }

    /// Used by the answering thread alone.
    private static final class Summary {

        private long accepted;
        private long refused;
        private long repeated;
        private long invalid;
        private long failed;
        private long resumeAt;

        private void countRepeated(boolean again) {
            if (again) {
                repeated++;
            }
        }
    }
}
