package org.mingzhang.api.attachments;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.ReadScope;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Files that decisions rest on, by the SHA-256 of their bytes.
///
/// Files may name persons: nobody has one without a token, administrators have none, and a token
/// has those of the divisions of its scope.
@RestController
@RequestMapping("/api/v1/attachments")
public final class AttachmentsController {

    private static final String DIGEST = "[0-9a-f]{64}";
    private static final String DIVISION = "[A-Z0-9]{1,12}";

    private static final String UNIT = "[A-Za-z0-9._-]{1,21}";

    private static final String[] BRINGING = {
        "handler", "reviewer", "approver", "finance", "business-head", "budget", "discipline"
    };
    private static final String[] READING = {
        "handler",
        "reviewer",
        "approver",
        "finance",
        "business-head",
        "budget",
        "discipline",
        "auditor"
    };

    private final AttachmentStore store;
    private final AttachmentIntake intake;

    /// A door to a store.
    public AttachmentsController(AttachmentStore store, AttachmentIntake intake) {
        this.store = store;
        this.intake = intake;
    }

    /// Takes a file as the body of the request, and answers 201 with its digest once bytes and
    /// record are durable. What it is, its bytes say: PDF, OFD, PNG, JPEG, XML or text in UTF-8.
    ///
    /// @param division that it is for
    /// @param unit of that division that it is for; the one that the caller acts for if left out
    @PostMapping(
            consumes = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.APPLICATION_XML_VALUE,
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.TEXT_PLAIN_VALUE,
                "application/ofd",
                "text/csv",
                "text/xml"
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> bring(
            @AuthenticationPrincipal Identity caller,
            @RequestParam String division,
            @RequestParam(required = false) @Nullable String unit,
            HttpServletRequest request)
            throws IOException {
        requireRole(caller, BRINGING);
        if (!division.matches(DIVISION)) {
            throw wrong("division", division, Expected.Form.DIVISION);
        }
        String forUnit = unit == null ? caller.unit() : unit;
        if (!forUnit.matches(UNIT)) {
            throw wrong("unit", forUnit, Expected.Form.UNIT);
        }
        ReadScope.of(caller).require(division, forUnit);
        if (request.getContentLengthLong() > AttachmentStore.BYTES_MAX) {
            throw AttachmentIntake.tooLarge();
        }
        AttachmentIntake.Taken taken =
                intake.take(
                        request.getInputStream(), new Place(division, forUnit), caller.person());
        StoredContent content = taken.content();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("attachment", content.digest());
        answer.put("bytes", content.bytes());
        answer.put("mediaType", content.mediaType().id());
        answer.put("division", division);
        taken.position().ifPresent(at -> answer.put("position", at));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/attachments/" + content.digest())
                .body(answer);
    }

    /// Gives the bytes of a file, which are checked against the digest before the first one goes
    /// out.
    @GetMapping("/{digest}")
    public void give(
            @PathVariable String digest,
            @AuthenticationPrincipal @Nullable Identity caller,
            HttpServletResponse response)
            throws IOException {
        if (caller == null) {
            throw new FaultException(new Fault.Unauthenticated(false));
        }
        requireRole(caller, READING);
        Optional<StoredContent> found =
                digest.matches(DIGEST) ? store.find(digest) : Optional.empty();
        StoredContent content =
                found.filter(_ -> mayHave(caller, digest))
                        .orElseThrow(
                                () -> new FaultException(new Fault.NotFound("attachment", digest)));
        store.verify(digest);
        response.setContentType(content.mediaType().id());
        response.setContentLengthLong(content.bytes());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + digest + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("ETag", "\"" + digest + "\"");
        store.copy(digest, response.getOutputStream());
    }

    private boolean mayHave(Identity caller, String digest) {
        ReadScope scope = ReadScope.of(caller);
        return store.places(digest).stream()
                .anyMatch(place -> scope.covers(place.division(), place.unit()));
    }

    private static void requireRole(Identity caller, String... roles) {
        if (!caller.hasAnyRole(roles)) {
            throw new FaultException(new Fault.Forbidden());
        }
    }

    private static FaultException wrong(String name, String value, Expected expected) {
        return new FaultException(new Fault.BadParameter(name, value, expected));
    }
}
