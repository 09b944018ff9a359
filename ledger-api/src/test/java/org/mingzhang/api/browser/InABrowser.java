package org.mingzhang.api.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests in a browser. A test that wants a [Visitor] gets one of its own; all share one Chromium
/// and the ledgers.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Stage.class)
@interface InABrowser {

    /// Before which ledger.
    Books value() default Books.PROVINCE;
}
