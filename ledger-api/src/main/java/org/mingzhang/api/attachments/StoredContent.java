package org.mingzhang.api.attachments;

import org.mingzhang.ledger.attachment.MediaType;

/// An attachment that is stored.
///
/// @param digest SHA-256 of its bytes, lower-case hex
/// @param bytes how many they are
/// @param mediaType what they are
public record StoredContent(String digest, long bytes, MediaType mediaType) {}
