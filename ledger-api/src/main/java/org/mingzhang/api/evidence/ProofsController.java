package org.mingzhang.api.evidence;

import java.util.Base64;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.evidence.LogProofs;
import org.mingzhang.ledger.log.merkle.ConsistencyProof;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Proofs about the tree. They hold hashes alone, and are public as the tree is.
@RestController
@RequestMapping("/api/v1/proofs")
public final class ProofsController {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final ProofDesk desk;

    /// Proofs of a log.
    public ProofsController(ProofDesk desk) {
        this.desk = desk;
    }

    /// That an entry is in the log: a `.tlog-proof`.
    ///
    /// @param suite `sha256` or `sm3`; the first of the log if left out
    /// @param size of the checkpoint that the proof leads to; the newest if left out
    /// @param wait seconds to wait, at most 10, until a checkpoint covers the entry
    @GetMapping(path = "/{position}", produces = MediaType.TEXT_PLAIN_VALUE)
    public ResponseEntity<String> inclusion(
            @PathVariable long position,
            @RequestParam(defaultValue = "") String suite,
            @RequestParam(required = false) @Nullable Long size,
            @RequestParam(defaultValue = "0") int wait)
            throws InterruptedException {
        Suite wanted = SuiteParameter.of(suite, desk.reader().log());
        return text(
                desk.inclusion(
                                wanted,
                                position,
                                size == null ? OptionalLong.empty() : OptionalLong.of(size),
                                wait)
                        .format());
    }

    /// That the log of one checkpoint begins with the log of another: one base64 hash a line.
    ///
    /// @param from the size of the older checkpoint, or 0
    /// @param to the size of the newer one; the newest if left out
    @GetMapping(path = "/consistency", produces = MediaType.TEXT_PLAIN_VALUE)
    public ResponseEntity<String> consistency(
            @RequestParam long from,
            @RequestParam(required = false) @Nullable Long to,
            @RequestParam(defaultValue = "") String suite) {
        Suite wanted = SuiteParameter.of(suite, desk.reader().log());
        long end = to == null ? desk.newestSize() : to;
        if (from < 0 || from > end) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "from", Long.toString(from), new Expected.Whole(0, end)));
        }
        desk.requireCheckpoint(wanted, end);
        if (from > 0) {
            desk.requireCheckpoint(wanted, from);
        }
        ConsistencyProof proof = new LogProofs(desk.reader()).consistency(wanted, from, end);
        return text(
                proof.path().stream()
                        .map(hash -> BASE64.encodeToString(hash.toBytes()) + "\n")
                        .collect(Collectors.joining()));
    }

    static ResponseEntity<String> text(String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(1, TimeUnit.SECONDS).cachePublic())
                .body(body);
    }
}
