/// The portal in a real browser: Chromium, driven by Playwright, before a ledger with the
/// demonstration province.
///
/// [org.mingzhang.api.browser.InABrowser] marks the tests, [org.mingzhang.api.browser.Visitor] is
/// who sits before the screen. Where there is no Chromium they are skipped and say so, unless
/// `MINGZHANG_BROWSER_TESTS` is `required`, as for CI.
@NullMarked
package org.mingzhang.api.browser;

import org.jspecify.annotations.NullMarked;
