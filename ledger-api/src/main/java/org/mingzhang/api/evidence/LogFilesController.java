package org.mingzhang.api.evidence;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.evidence.LogFiles;
import org.mingzhang.ledger.evidence.LogPath;
import org.mingzhang.ledger.store.LogReader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The files of an export, one by one, so that mirrors and C2SP tools can follow the log.
///
/// **Source** C2SP `tlog-tiles`; `docs/log-format.md`, section 8.
@RestController
public final class LogFilesController {

    private static final int ETAG_DIGITS = 32;

    private final LogReader reader;
    private final EntryAccess access;

    /// The files of a log.
    public LogFilesController(LogReader reader, EntryAccess access) {
        this.reader = reader;
        this.access = access;
    }

    /// A file: `checkpoint`, `checkpoints/<N>`, `tile/<L>/<N>`, `tile/entries/<N>`, and the same
    /// below `sm3/`, each as of the newest checkpoint.
    @GetMapping("/log/{*path}")
    public ResponseEntity<byte[]> file(
            @PathVariable String path, @AuthenticationPrincipal @Nullable Identity caller) {
        String relative = path.substring(1);
        LogPath file =
                LogPath.parse(relative)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.BadParameter(
                                                "path", relative, Expected.Form.LOG_FILE)));
        boolean entries = file instanceof LogPath.Bundle;
        if (entries) {
            access.require(caller);
        }
        Bytes bytes =
                LogFiles.newest(reader)
                        .flatMap(files -> files.read(file))
                        .orElseThrow(
                                () -> new FaultException(new Fault.NotFound("log-file", relative)));
        return ResponseEntity.ok()
                .contentType(typeOf(file))
                .cacheControl(cache(file, entries && !access.readingIsOpen()))
                .eTag("\"" + digest(bytes) + "\"")
                .body(bytes.toBytes());
    }

    private static MediaType typeOf(LogPath file) {
        return switch (file) {
            case LogPath.Newest _, LogPath.History _ ->
                    MediaType.parseMediaType("text/plain;charset=UTF-8");
            case LogPath.Tile _, LogPath.Bundle _ -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    private static CacheControl cache(LogPath file, boolean personal) {
        if (!file.isFinal()) {
            return CacheControl.maxAge(1, TimeUnit.SECONDS).cachePublic();
        }
        CacheControl forever = CacheControl.maxAge(365, TimeUnit.DAYS).immutable();
        return personal ? forever.cachePrivate() : forever.cachePublic();
    }

    private static String digest(Bytes bytes) {
        return TreeHashers.of(Suite.SHA256).digest(bytes.toBytes()).hex().substring(0, ETAG_DIGITS);
    }
}
