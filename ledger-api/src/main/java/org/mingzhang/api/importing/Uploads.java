package org.mingzhang.api.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// Files that came with a request, kept as a folder of the inbox.
///
/// The container has put them on disk in the same file system while they came in, so that keeping
/// them moves them. A file keeps its name, which its mapping and its reports go by; a name that is
/// not plain is refused, and so it can lead nowhere.
///
/// @param inbox the folder that holds the folders that can be imported
/// @param ids gives a new id, fit for a file name, with each call
record Uploads(Path inbox, Supplier<String> ids) {

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /// The parts that are files, and the folders that they go to.
    private static final List<String> PARTS = List.of("budget", "payments");

    /// The files of a request by part; nothing is kept of them yet.
    ///
    /// @throws FaultException if a file is too large, has a name that is not plain, or comes twice
    static Map<String, List<MultipartFile>> of(MultipartHttpServletRequest request) {
        Map<String, List<MultipartFile>> files = parsed(request);
        if (!Set.copyOf(PARTS).containsAll(files.keySet()) || files.isEmpty()) {
            throw bad("parts", String.join(", ", files.keySet()), Expected.Form.PARTS);
        }
        files.forEach((part, all) -> {
            Set<String> names = new HashSet<>();
            for (MultipartFile file : all) {
                String name = nameOf(file);
                if (!FILE.matcher(name).matches()) {
                    throw bad(part, name, Expected.Form.FILE_NAME);
                }
                if (!names.add(name.toLowerCase(Locale.ROOT))) {
                    throw bad(part, name, Expected.Form.NO_OTHER_FILE);
                }
            }
        });
        return files;
    }

    /// Keeps files.
    ///
    /// @return the name of their folder in the inbox
    String keep(Map<String, List<MultipartFile>> files) {
        String folder = "upload-" + ids.get();
        try {
            for (Map.Entry<String, List<MultipartFile>> part : files.entrySet()) {
                Path target = Files.createDirectories(inbox.resolve(folder).resolve(part.getKey()));
                for (MultipartFile file : part.getValue()) {
                    file.transferTo(target.resolve(nameOf(file)).toAbsolutePath().toFile());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the files of " + folder, e);
        }
        return folder;
    }

    /// Throws kept files away.
    void discard(String folder) {
        try {
            FileSystemUtils.deleteRecursively(inbox.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot throw away the files of " + folder, e);
        }
    }

    private static Map<String, List<MultipartFile>> parsed(MultipartHttpServletRequest request) {
        try {
            return request.getMultiFileMap();
        } catch (MaxUploadSizeExceededException _) {
            throw new FaultException(
                    new Fault.TooLarge("upload", ImportsController.UPLOAD_BYTES_MAX));
        } catch (MultipartException _) {
            throw bad("parts", "", Expected.Form.MULTIPART);
        }
    }

    private static String nameOf(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    private static FaultException bad(String name, String value, Expected expected) {
        return new FaultException(new Fault.BadParameter(name, value, expected));
    }
}
