package org.mingzhang.api.wiring;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mingzhang.api.accounts.Accounts;
import org.mingzhang.api.accounts.AccountsController;
import org.mingzhang.api.accounts.FactorResets;
import org.mingzhang.api.accounts.SecondFactorAgain;
import org.mingzhang.api.accounts.SessionController;
import org.mingzhang.api.accounts.SignIn;
import org.mingzhang.api.attachments.AttachmentStore;
import org.mingzhang.api.bank.BankReturnsController;
import org.mingzhang.api.commands.CommandDesk;
import org.mingzhang.api.commands.CommandTypesController;
import org.mingzhang.api.commands.CommandsController;
import org.mingzhang.api.disclosures.Disclosures;
import org.mingzhang.api.disclosures.DisclosuresController;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.entries.CheckpointsController;
import org.mingzhang.api.entries.EntriesController;
import org.mingzhang.api.entries.MinimumPosition;
import org.mingzhang.api.entries.PositionWait;
import org.mingzhang.api.entries.StatusController;
import org.mingzhang.api.evidence.CasesController;
import org.mingzhang.api.evidence.EntryAccess;
import org.mingzhang.api.evidence.ExportController;
import org.mingzhang.api.evidence.LogFilesController;
import org.mingzhang.api.evidence.PaymentSearch;
import org.mingzhang.api.evidence.ProofDesk;
import org.mingzhang.api.evidence.ProofsController;
import org.mingzhang.api.evidence.ReceiptProofsController;
import org.mingzhang.api.evidence.TagIndexController;
import org.mingzhang.api.importing.ImportService;
import org.mingzhang.api.importing.ImportsController;
import org.mingzhang.api.importing.OpenedYears;
import org.mingzhang.api.importing.sink.LedgerSink;
import org.mingzhang.api.portal.signin.SignInPage;
import org.mingzhang.api.portal.work.WorkDoor;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.problem.LastResortController;
import org.mingzhang.api.problem.ProblemAdvice;
import org.mingzhang.api.problem.ProblemMapper;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.api.problem.ProblemTexts;
import org.mingzhang.api.problem.ProblemValve;
import org.mingzhang.api.queries.AdjustmentsController;
import org.mingzhang.api.queries.AlertsController;
import org.mingzhang.api.queries.AwardsController;
import org.mingzhang.api.queries.EntryScope;
import org.mingzhang.api.queries.ExecutionController;
import org.mingzhang.api.queries.LinesController;
import org.mingzhang.api.queries.Moments;
import org.mingzhang.api.queries.OperationsController;
import org.mingzhang.api.queries.PaceController;
import org.mingzhang.api.queries.PaymentsController;
import org.mingzhang.api.queries.PivotController;
import org.mingzhang.api.queries.PoolsController;
import org.mingzhang.api.queries.ProceduresController;
import org.mingzhang.api.queries.ReadModelsController;
import org.mingzhang.api.queries.RefusalsController;
import org.mingzhang.api.readings.ReadingRecorder;
import org.mingzhang.api.readings.ReadingsController;
import org.mingzhang.api.receipts.ReceiptsController;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.MadeUpPeople;
import org.mingzhang.api.security.MoneySight;
import org.mingzhang.api.security.RolesController;
import org.mingzhang.api.security.TokenStore;
import org.mingzhang.api.signing.KeyHolder;
import org.mingzhang.api.signing.KeyStandings;
import org.mingzhang.api.signing.SecondFactors;
import org.mingzhang.api.signing.ServerKeys;
import org.mingzhang.api.signing.ServerSignatures;
import org.mingzhang.api.signing.SignInRecord;
import org.mingzhang.api.signing.SigningController;
import org.mingzhang.api.signing.StatementDesk;
import org.mingzhang.api.signing.StepUp;
import org.mingzhang.api.signing.pkcs11.TokenKeys;
import org.mingzhang.api.tables.TableLibrary;
import org.mingzhang.api.tables.TablesController;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.LedgerTexts;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.ledger.evidence.TagProofs;
import org.mingzhang.ledger.signing.Statements;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.tagindex.TagIndex;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Gives what [LedgerRuntime] opened to the controllers, one bean after the other, by hand.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    SecurityConfiguration.class,
    OpenApiConfiguration.class,
    PortalConfiguration.class,
    AttachmentConfiguration.class,
    FeedConfiguration.class,
    AlertConfiguration.class
})
class ApplicationConfiguration implements WebMvcConfigurer {

    private final LedgerRuntime runtime;

    ApplicationConfiguration(LedgerRuntime runtime) {
        this.runtime = runtime;
    }

    @Bean
    static WebMvcRegistrations mappings() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new PrefixedMappings();
            }
        };
    }

    // The runtime closes these itself, behind the web server.
    @Bean(destroyMethod = "")
    Ledger ledger() {
        return runtime.ledger();
    }

    @Bean
    TypeCatalogue types() {
        return runtime.types();
    }

    @Bean
    TokenStore tokens() {
        return runtime.tokens();
    }

    @Bean
    LogReader logReader() {
        return runtime.queries();
    }

    @Bean
    ProblemMapper problemMapper() {
        return new ProblemMapper(new ProblemTexts(), new LedgerTexts());
    }

    @Bean
    ProblemResponses problemResponses(ProblemMapper mapper, JsonMapper json) {
        return new ProblemResponses(mapper, json);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheContainer(
            ProblemResponses responses) {
        return factory ->
                factory.addContextCustomizers(context ->
                        context.getParent().getPipeline().addValve(new ProblemValve(responses)));
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemResponses responses) {
        return new ProblemAdvice(responses, runtime::newIncident);
    }

    @Bean
    LastResortController lastResort(ProblemResponses responses, ProblemAdvice advice) {
        return new LastResortController(responses, advice);
    }

    @Bean
    CommandDesk desk(SecondFactors factors) {
        return new CommandDesk(
                runtime.ledger(),
                runtime.binder(),
                runtime::newIncident,
                runtime.clock(),
                factors::exists,
                runtime.eraser()::isKnown);
    }

    @Bean
    CommandsController commands(CommandDesk desk, ProblemMapper mapper, JsonMapper json) {
        return new CommandsController(runtime.ledger(), runtime.queries(), desk, mapper, json);
    }

    @Bean
    StatementDesk statementDesk(CommandDesk desk) {
        return new StatementDesk(
                desk, new Statements(runtime.types(), runtime.queries()), runtime.clock());
    }

    @Bean
    SecondFactors secondFactors() {
        return new SecondFactors(
                runtime.databases().owner(),
                runtime.accessSecret(),
                runtime.clock(),
                runtime.random());
    }

    @Bean
    ServerKeys serverKeys() {
        return new ServerKeys(
                runtime.databases().owner(),
                runtime.accessSecret(),
                runtime.clock(),
                runtime.random());
    }

    @Bean
    SignInRecord signInRecord(CommandDesk desk) {
        return new SignInRecord(runtime.ledger(), runtime.binder(), desk, runtime::newIncident);
    }

    @Bean
    StepUp stepUp(SignInRecord record, SecondFactors factors) {
        return new StepUp(record, factors);
    }

    @Bean
    Accounts accounts() {
        return new Accounts(runtime.databases().owner(), runtime.clock(), runtime.random());
    }

    @Bean
    SignIn signIn(Accounts accounts, SecondFactors factors, SignInRecord record) {
        return new SignIn(
                accounts, factors, record, runtime.clock(), runtime.log().ref().origin().value());
    }

    @Bean
    AccountsController accountsDoor(Accounts accounts, SignInRecord record) {
        return new AccountsController(
                accounts, new FactorResets(runtime.databases().owner(), runtime.clock()), record);
    }

    @Bean
    SecondFactorAgain secondFactorAgain(StepUp stepUp) {
        return new SecondFactorAgain(stepUp, runtime.clock());
    }

    @Bean
    SessionController session(SecondFactorAgain secondFactor) {
        return new SessionController(secondFactor);
    }

    @Bean
    SignInPage signInPage(SignIn signIn, MadeUpPeople madeUp) {
        return new SignInPage(
                signIn,
                madeUp,
                runtime.names(),
                runtime.clock(),
                runtime.log().ref().origin().value());
    }

    @Bean
    ServerSignatures serverSignatures(StatementDesk statements, ServerKeys keys, StepUp stepUp) {
        List<KeyHolder> holders = new ArrayList<>(List.of(keys));
        runtime.settings()
                .persons()
                .tokenModule()
                .map(ApplicationConfiguration::tokens)
                .ifPresent(holders::add);
        return new ServerSignatures(statements, holders, stepUp);
    }

    private static TokenKeys tokens(Path module) {
        try {
            return TokenKeys.of(module);
        } catch (FaultException e) {
            throw new StartRefused(
                    "the module of the tokens cannot be used: " + e.fault(),
                    "name another with --pkcs11, or start without",
                    e);
        }
    }

    @Bean
    SigningController signing(
            StatementDesk statements,
            ServerKeys keys,
            SecondFactors factors,
            ServerSignatures signatures,
            JsonMapper json) {
        return new SigningController(
                statements,
                keys,
                factors,
                signatures,
                new KeyStandings(runtime.queries()),
                runtime.log().ref().origin().value(),
                json);
    }

    @Bean
    CommandTypesController commandTypes() {
        return new CommandTypesController(runtime.types());
    }

    @Bean
    ReceiptsController receipts(JsonMapper json, EntryScope scopes) {
        return new ReceiptsController(
                runtime.queries(),
                runtime.types(),
                json,
                scopes,
                runtime.settings().readingIsOpen());
    }

    @Bean
    EntryScope entryScope(JsonMapper json) {
        return new EntryScope(runtime.readSide(), json);
    }

    @Bean
    EntriesController entries(JsonMapper json, EntryScope scopes) {
        return new EntriesController(runtime.ledger(), runtime.queries(), json, scopes);
    }

    @Bean
    CheckpointsController checkpoints() {
        return new CheckpointsController(runtime.ledger(), runtime.queries());
    }

    @Bean
    EntryAccess entryAccess() {
        return new EntryAccess(runtime.settings().readingIsOpen(), runtime.readSide());
    }

    @Bean
    LogFilesController logFiles(EntryAccess access) {
        return new LogFilesController(runtime.queries(), access);
    }

    @Bean
    ExportController export(EntryAccess access) {
        return new ExportController(runtime.queries(), access);
    }

    @Bean
    ProofDesk proofDesk() {
        return new ProofDesk(runtime.queries());
    }

    @Bean
    ProofsController proofs(ProofDesk desk) {
        return new ProofsController(desk);
    }

    @Bean
    ReceiptProofsController receiptProofs(ProofDesk desk, EntryAccess access) {
        return new ReceiptProofsController(desk, access);
    }

    @Bean
    TagProofs tagProofs() {
        return new TagProofs(
                runtime.queries(), new TagIndex(runtime.databases().reader(), runtime.queries()));
    }

    @Bean
    TagIndexController tagIndex(TagProofs proofs, EntryAccess access) {
        return new TagIndexController(proofs, runtime.tagIndexClerk()::commit, access);
    }

    @Bean
    CasesController cases(
            TagProofs proofs,
            ProofDesk desk,
            Moments moments,
            EntryAccess access,
            AttachmentStore attachments) {
        return new CasesController(
                proofs,
                desk,
                new PaymentSearch(runtime.readSide(), moments),
                access,
                runtime.witnesses().policyText(),
                attachments);
    }

    @Bean
    Moments moments() {
        return new Moments(runtime.readSide().cuts());
    }

    @Bean
    LinesController lines(Moments moments) {
        return new LinesController(runtime.readSide(), moments);
    }

    @Bean
    PoolsController pools(Moments moments) {
        return new PoolsController(runtime.readSide(), moments);
    }

    @Bean
    PaymentsController payments(Moments moments) {
        return new PaymentsController(runtime.readSide(), moments);
    }

    @Bean
    ExecutionController execution(Moments moments) {
        return new ExecutionController(runtime.readSide(), moments);
    }

    @Bean
    PaceController pace(Moments moments) {
        return new PaceController(runtime.readSide(), moments);
    }

    @Bean
    OperationsController operations(Moments moments) {
        return new OperationsController(runtime.readSide(), moments);
    }

    @Bean
    AlertsController alertList(Moments moments) {
        return new AlertsController(runtime.readSide(), moments);
    }

    @Bean
    AwardsController awards(Moments moments) {
        return new AwardsController(runtime.readSide(), moments);
    }

    @Bean
    AdjustmentsController adjustments(Moments moments) {
        return new AdjustmentsController(runtime.readSide(), moments);
    }

    @Bean
    PivotController pivot(Moments moments) {
        return new PivotController(runtime.readSide(), moments);
    }

    @Bean
    ProceduresController procedures(Moments moments) {
        return new ProceduresController(runtime.readSide(), moments);
    }

    @Bean
    RefusalsController refusals(Moments moments) {
        return new RefusalsController(runtime.readSide(), moments);
    }

    @Bean
    ReadModelsController readModels() {
        return new ReadModelsController(runtime.readSide());
    }

    @Bean
    StatusController status() {
        return new StatusController(
                runtime.ledger(),
                runtime.queries(),
                Map.of("currency", runtime.log().currency(), "zone", runtime.log().zone().getId()),
                runtime.versions(),
                runtime.witnesses()::standings);
    }

    @Bean
    ImportService importService() {
        return new ImportService(
                runtime.settings().data().resolve("imports"),
                new OpenedYears(runtime.log().ref().id(), runtime.databases().reader()),
                runtime.clock(),
                runtime::newImportId);
    }

    /// Files that come with a request go to the data directory while they come in.
    @Bean
    MultipartConfigElement multipart() throws IOException {
        Path folder =
                Files.createDirectories(
                        runtime.settings().data().resolve("uploads").toAbsolutePath());
        return new MultipartConfigElement(
                folder.toString(),
                ImportsController.UPLOAD_BYTES_MAX,
                ImportsController.UPLOAD_BYTES_MAX,
                0);
    }

    /// A body is read when its controller asks for it, which is after it has looked at the caller.
    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    MultipartResolver multipartResolver() {
        StandardServletMultipartResolver resolver = new StandardServletMultipartResolver();
        resolver.setResolveLazily(true);
        return resolver;
    }

    @Bean
    ImportsController imports(ImportService service) {
        return new ImportsController(
                service,
                runtime.settings().data().resolve("inbox"),
                runtime.log().currency(),
                runtime::newImportId,
                caller -> sinkOf(caller, Role.IMPORTER));
    }

    @Bean
    BankReturnsController bankReturns(ProblemMapper mapper) {
        return new BankReturnsController(caller -> sinkOf(caller, Role.FINANCE), mapper);
    }

    @Bean
    TableLibrary tableLibrary() {
        return new TableLibrary(runtime.queries(), new EventCodec(LedgerTypes.catalogue()));
    }

    @Bean
    TablesController tables(TableLibrary library) {
        return new TablesController(library, caller -> sinkOf(caller, Role.BUDGET));
    }

    private LedgerSink sinkOf(Identity caller, Role role) {
        return new LedgerSink(
                runtime.ledger(),
                runtime.binder(),
                new Sender(caller.client(), caller.actingAs(role.id())));
    }

    @Bean
    Disclosures personalTexts(EntryScope scopes, JsonMapper json) {
        return new Disclosures(runtime.openings(), scopes, json);
    }

    @Bean
    DisclosuresController disclosures(EntryScope scopes, JsonMapper json) {
        return new DisclosuresController(
                runtime.queries(), runtime.openings(), runtime.eraser(), scopes, json);
    }

    @Bean
    RolesController roles() {
        return new RolesController(runtime.grants());
    }

    @Bean
    ReadingsController readings() {
        return new ReadingsController(
                runtime.readings(), runtime.readingSealer(), runtime.log().zone());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new WorkDoor()).addPathPatterns(WorkDoor.PAGES, WorkDoor.FIRST);
        registry.addInterceptor(new ReadingRecorder(runtime.readings()))
                .excludePathPatterns(ReadingRecorder.NOT_RECORDED);
        registry.addInterceptor(new MoneySight()).excludePathPatterns(MoneySight.WITHOUT_MONEY);
        PositionWait log =
                new PositionWait(
                        runtime.ledger().engine()::durableSize,
                        runtime.ledger().engine()::onDurable);
        registry.addInterceptor(new MinimumPosition(log))
                .addPathPatterns("/api/v1/entries/**", "/api/v1/receipts/**", "/api/v1/status");
    }
}
