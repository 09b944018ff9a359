package org.mingzhang.ledger.attachment;

/// What kinds of files are kept. Which one a file is, its bytes say, not its name.
public enum MediaType {
    /// 版式文件 GB/T 33190.
    OFD("application/ofd"),
    /// ISO 32000.
    PDF("application/pdf"),
    /// A picture.
    PNG("image/png"),
    /// A picture.
    JPEG("image/jpeg"),
    /// Electronic vouchers and invoices.
    XML("application/xml"),
    /// Text in UTF-8, tables above all.
    TEXT("text/plain");

    private final String id;

    MediaType(String id) {
        this.id = id;
    }

    /// The name that HTTP uses.
    public String id() {
        return id;
    }
}
