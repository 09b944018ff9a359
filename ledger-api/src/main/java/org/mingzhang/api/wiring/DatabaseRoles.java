package org.mingzhang.api.wiring;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.ledger.store.RoleLogin;

/// The logins with which the application works, each with the least it needs.
///
/// **Shape** of the file: Java properties `writer.name`, `writer.password` and so on, readable by
/// its owner alone. The first start makes it, with random passwords, and creates the roles; where
/// they exist already, the file has to name their passwords.
///
/// @param writer appends to the log
/// @param projector keeps the read tables
/// @param reader answers queries
record DatabaseRoles(RoleLogin writer, RoleLogin projector, RoleLogin reader) {

    private static final int PASSWORD_BYTES = 24;

    static DatabaseRoles loadOrCreate(Path file, RandomGenerator random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            return new DatabaseRoles(
                    login(properties, "writer"),
                    login(properties, "projector"),
                    login(properties, "reader"));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "the file of database roles " + file + " cannot be used: " + e.getMessage(),
                    "restore it, or remove it and the roles to have both made anew",
                    e);
        }
    }

    private static void create(Path file, RandomGenerator random) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String role : new String[] {"writer", "projector", "reader"}) {
            byte[] secret = new byte[PASSWORD_BYTES];
            random.nextBytes(secret);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            text.append(role).append(".name=mingzhang_").append(role).append('\n');
            text.append(role).append(".password=").append(password).append('\n');
        }
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static RoleLogin login(Properties properties, String role) {
        return new RoleLogin(
                required(properties, role + ".name"), required(properties, role + ".password"));
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
