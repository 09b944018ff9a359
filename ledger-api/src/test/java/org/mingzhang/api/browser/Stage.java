package org.mingzhang.api.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Sets up Chromium and the ledger once, gives each test its visitor, looks at the end of each test
/// whether its visitor saw something break, and keeps a picture of where a test failed.
final class Stage implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(Stage.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.obstacle()
                .map(obstacle -> {
                    if (Chromium.isRequired()) {
                        throw new IllegalStateException(obstacle);
                    }
                    return ConditionEvaluationResult.disabled(obstacle);
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("there is a Chromium"));
    }

    /// Chromium, closed when all tests are over.
    private record Screen(Playwright playwright, Browser browser) implements AutoCloseable {

        private static Screen open() {
            Playwright playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Screen(
                    playwright,
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(Chromium.executable().orElseThrow())
                                            // Root has no sandbox, as in a container of CI.
                                            .setChromiumSandbox(false)
                                            .setArgs(List.of("--force-color-profile=srgb"))));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    private static Screen screen(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Screen.class, _ -> Screen.open(), Screen.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitor.class;
    }

    @Override
    public Visitor resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Visitor visitor =
                new Visitor(
                        screen(context).browser(),
                        context.getRequiredTestClass()
                                .getAnnotation(InABrowser.class)
                                .value()
                                .address());
        context.getStore(NAMESPACE).put(Visitor.class, visitor);
        return visitor;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visitor visitor = context.getStore(NAMESPACE).remove(Visitor.class, Visitor.class);
        if (visitor != null) {
            if (context.getExecutionException().isPresent()) {
                visitor.picture("failed-" + context.getRequiredTestMethod().getName());
            }
            visitor.leaves();
        }
    }
}
