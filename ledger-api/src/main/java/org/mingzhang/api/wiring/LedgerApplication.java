package org.mingzhang.api.wiring;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.mingzhang.api.embedded.StartRefused;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// The running application: what it stands on, and the web server above it.
///
/// A signal to end it stops the web server first, lets requests finish, then closes the ledger and
/// the database.
public final class LedgerApplication implements AutoCloseable {

    private final LedgerRuntime runtime;
    private final ConfigurableApplicationContext context;

    private LedgerApplication(LedgerRuntime runtime, ConfigurableApplicationContext context) {
        this.runtime = runtime;
        this.context = context;
    }

    /// Starts everything, or nothing.
    ///
    /// @throws StartRefused with what to do about it
    public static LedgerApplication start(StartSettings settings) {
        return start(settings, InstantSource.system());
    }

    /// The same by another clock, as [LedgerRuntime#open(StartSettings, InstantSource)].
    public static LedgerApplication start(StartSettings settings, InstantSource clock) {
        requireFree(settings);
        LedgerRuntime runtime = LedgerRuntime.open(settings, clock);
        // Behind the web server: Spring runs it when all its contexts are closed.
        SpringApplication.getShutdownHandlers().add(runtime::close);
        try {
            return new LedgerApplication(runtime, web(settings, runtime));
        } catch (RuntimeException e) {
            runtime.close();
            throw portTaken(e) ? taken(settings, e) : e;
        }
    }

    /// Looks before anything is started that would have to be stopped again.
    private static void requireFree(StartSettings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.address(), settings.port()));
        } catch (IOException e) {
            throw taken(settings, e);
        }
    }

    private static StartRefused taken(StartSettings settings, Exception cause) {
        return new StartRefused(
                "the port " + settings.port() + " of " + settings.address() + " cannot be taken",
                "stop what listens there, or choose another one with --port",
                cause);
    }

    private static ConfigurableApplicationContext web(
            StartSettings settings, LedgerRuntime runtime) {
        keepLogging();
        SpringApplication application =
                new SpringApplicationBuilder(ApplicationConfiguration.class)
                        .web(WebApplicationType.SERVLET)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .initializers(context -> prepare(context, settings, runtime))
                        .build();
        return application.run();
    }

    /// Logging stands since the program began, and threads of the ledger log all the time: Spring
    /// would take it down and set it up again, and what is logged in between would be lost. What
    /// Tomcat logs in its own way goes along.
    private static void keepLogging() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void prepare(
            ConfigurableApplicationContext context, StartSettings settings, LedgerRuntime runtime) {
        // First, so that nothing in the environment says otherwise than the command line.
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "command line",
                                Map.of(
                                        "server.port", settings.port(),
                                        "server.address", settings.address())));
        ((GenericApplicationContext) context)
                .registerBean(
                        LedgerRuntime.class,
                        () -> runtime,
                        definition -> definition.setDestroyMethodName(""));
    }

    private static boolean portTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return true;
            }
        }
        return false;
    }

    /// What the application stands on.
    public LedgerRuntime runtime() {
        return runtime;
    }

    /// The port that the web server listens on.
    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /// A component of the application, for those that start beside it.
    public <T> T component(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        runtime.close();
    }
}
