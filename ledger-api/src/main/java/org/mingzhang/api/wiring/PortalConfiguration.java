package org.mingzhang.api.wiring;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.mingzhang.api.accounts.SecondFactorAgain;
import org.mingzhang.api.attachments.AttachmentIntake;
import org.mingzhang.api.attachments.AttachmentStore;
import org.mingzhang.api.commands.CommandDesk;
import org.mingzhang.api.disclosures.Disclosures;
import org.mingzhang.api.downloads.DownloadsController;
import org.mingzhang.api.portal.activity.AdjustmentPages;
import org.mingzhang.api.portal.activity.AlertPages;
import org.mingzhang.api.portal.activity.OperationPages;
import org.mingzhang.api.portal.application.ApplicationController;
import org.mingzhang.api.portal.area.AreaController;
import org.mingzhang.api.portal.data.DataController;
import org.mingzhang.api.portal.design.DesignController;
import org.mingzhang.api.portal.evidence.EntryController;
import org.mingzhang.api.portal.evidence.LogPageController;
import org.mingzhang.api.portal.execution.OverviewController;
import org.mingzhang.api.portal.execution.UnitController;
import org.mingzhang.api.portal.flight.InFlightController;
import org.mingzhang.api.portal.frame.MissingPageController;
import org.mingzhang.api.portal.frame.PageHeaders;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.PortalFaults;
import org.mingzhang.api.portal.frame.SignedIn;
import org.mingzhang.api.portal.home.AuditorsPart;
import org.mingzhang.api.portal.home.BudgetPart;
import org.mingzhang.api.portal.home.DecidersPart;
import org.mingzhang.api.portal.home.DeputiesPart;
import org.mingzhang.api.portal.home.HandlersPart;
import org.mingzhang.api.portal.home.HeadsPart;
import org.mingzhang.api.portal.home.HomeController;
import org.mingzhang.api.portal.home.InspectorsPart;
import org.mingzhang.api.portal.home.OfficialsPart;
import org.mingzhang.api.portal.inbox.CaseFile;
import org.mingzhang.api.portal.inbox.InboxController;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.portal.pace.PaceDesk;
import org.mingzhang.api.portal.pace.PacePageController;
import org.mingzhang.api.portal.paper.PaperController;
import org.mingzhang.api.portal.paper.PaperDesk;
import org.mingzhang.api.portal.paper.PaperPrinter;
import org.mingzhang.api.portal.payment.PaymentController;
import org.mingzhang.api.portal.payment.RefusalsPageController;
import org.mingzhang.api.portal.pivot.PivotPageController;
import org.mingzhang.api.portal.replay.ReplayController;
import org.mingzhang.api.portal.search.SearchController;
import org.mingzhang.api.portal.supplier.AwardPages;
import org.mingzhang.api.portal.supplier.SupplierController;
import org.mingzhang.api.portal.tables.TableDesk;
import org.mingzhang.api.portal.tables.TablePages;
import org.mingzhang.api.portal.work.Submissions;
import org.mingzhang.api.problem.ProblemAdvice;
import org.mingzhang.api.problem.ProblemMapper;
import org.mingzhang.api.queries.EntryScope;
import org.mingzhang.api.queries.Moments;
import org.mingzhang.api.signing.ServerSignatures;
import org.mingzhang.api.tables.TableLibrary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import tools.jackson.databind.json.JsonMapper;

/// The portal's pages, and the files that they load.
@Configuration(proxyBeanMethods = false)
class PortalConfiguration implements WebMvcConfigurer {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final LedgerRuntime runtime;

    PortalConfiguration(LedgerRuntime runtime) {
        this.runtime = runtime;
    }

    @Bean
    Portal portal(Moments moments) {
        return new Portal(
                runtime.readSide(),
                moments,
                runtime.queries(),
                runtime.ledger().engine()::durableSize,
                new Portal.Facts(
                        runtime.log().currency(),
                        runtime.log().zone(),
                        runtime.settings().readingIsOpen()),
                runtime.names());
    }

    @Bean
    PageHeaders pageHeaders() {
        return new PageHeaders();
    }

    /// Writes the digests into the addresses of files that pages name.
    @Bean
    ResourceUrlEncodingFilter fileNames() {
        return new ResourceUrlEncodingFilter();
    }

    @Bean
    PortalFaults portalFaults(ProblemMapper mapper, ProblemAdvice advice, Moments moments) {
        return new PortalFaults(
                runtime.log().origin(),
                () -> runtime.readSide().lines().firstDay(moments.now()),
                mapper,
                advice);
    }

    @Bean
    DownloadsController downloads(Moments moments) {
        return new DownloadsController(
                runtime.log().origin(), runtime.readSide(), moments, runtime.names());
    }

    @Bean
    MissingPageController missingPage(PortalFaults faults) {
        return new MissingPageController(faults);
    }

    @Bean
    OverviewController overview(Portal portal) {
        return new OverviewController(portal);
    }

    @Bean
    DesignController designPage(Portal portal) {
        return new DesignController(portal);
    }

    @Bean
    AreaController areaPage(Portal portal) {
        return new AreaController(portal);
    }

    @Bean
    UnitController unitPage(Portal portal) {
        return new UnitController(portal);
    }

    @Bean
    ReplayController replayPage(Portal portal) {
        return new ReplayController(portal);
    }

    @Bean
    LineController linePage(Portal portal) {
        return new LineController(portal);
    }

    @Bean
    PaymentController paymentPage(Portal portal) {
        return new PaymentController(portal);
    }

    @Bean
    SupplierController supplierPage(Portal portal) {
        return new SupplierController(portal);
    }

    @Bean
    OperationPages operationPages(Portal portal) {
        return new OperationPages(portal);
    }

    @Bean
    AlertPages alertPages(Portal portal) {
        return new AlertPages(portal);
    }

    @Bean
    AwardPages awardPages(Portal portal) {
        return new AwardPages(portal);
    }

    @Bean
    AdjustmentPages adjustmentPages(Portal portal) {
        return new AdjustmentPages(portal);
    }

    @Bean
    PacePageController pacePage(Portal portal) {
        return new PacePageController(portal);
    }

    @Bean
    PivotPageController pivotPage(Portal portal) {
        return new PivotPageController(portal);
    }

    @Bean
    SearchController searchPage(Portal portal) {
        return new SearchController(portal);
    }

    @Bean
    InFlightController inFlightPage(Portal portal) {
        return new InFlightController(portal);
    }

    @Bean
    RefusalsPageController refusalsPage(Portal portal) {
        return new RefusalsPageController(portal);
    }

    @Bean
    EntryController entryPage(Portal portal, EntryScope scopes) {
        return new EntryController(portal, scopes);
    }

    @Bean
    TablePages tablePages(Portal portal, TableLibrary library) {
        return new TablePages(portal, library);
    }

    @Bean
    TableDesk tableDesk(Portal portal, TableLibrary library, Submissions submissions) {
        return new TableDesk(portal, library, submissions);
    }

    @Bean
    PaceDesk paceDesk(Portal portal, Submissions submissions) {
        return new PaceDesk(portal, submissions, runtime.clock());
    }

    @Bean
    SignedIn signedIn() {
        return new SignedIn();
    }

    @Bean
    HomeController homePages(Portal portal) {
        return new HomeController(
                portal,
                List.of(
                        new HeadsPart(),
                        new DecidersPart(),
                        new HandlersPart(),
                        new BudgetPart(),
                        new OfficialsPart(),
                        new AuditorsPart(runtime.readings()),
                        new InspectorsPart(),
                        new DeputiesPart()));
    }

    @Bean
    PaperController papers(Portal portal) {
        return new PaperController(
                portal,
                new PaperPrinter(
                        Chromium.find(System.getenv()),
                        !"root".equals(System.getProperty("user.name")),
                        runtime.settings().data().resolve("papers").toAbsolutePath()));
    }

    @Bean
    PaperDesk paperDesk(Portal portal, Submissions submissions) {
        return new PaperDesk(portal, submissions, runtime.clock());
    }

    @Bean
    DataController openData(Portal portal) {
        return new DataController(portal);
    }

    @Bean
    Submissions submissions(
            CommandDesk desk,
            SecondFactorAgain secondFactor,
            ServerSignatures signatures,
            ProblemMapper mapper,
            JsonMapper json) {
        return new Submissions(
                desk, secondFactor, signatures, mapper, () -> UUID.randomUUID().toString(), json);
    }

    @Bean
    InboxController inboxPages(
            Portal portal,
            Submissions submissions,
            AttachmentStore attachments,
            TableLibrary tables,
            Disclosures disclosures) {
        return new InboxController(
                portal,
                new CaseFile(attachments, tables, disclosures),
                submissions,
                runtime.clock());
    }

    @Bean
    ApplicationController applicationPages(
            Portal portal, Submissions submissions, AttachmentIntake intake) {
        return new ApplicationController(portal, submissions, intake, runtime.clock());
    }

    @Bean
    LogPageController logPage(Portal portal) {
        return new LogPageController(portal);
    }

    /// The name of a file holds the digest of its content, so a browser keeps it for ever.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(
                        "classpath:/org/mingzhang/api/portal/assets/",
                        "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/",
                        "classpath:/META-INF/resources/_static/echarts/6.0.0/dist/")
                .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }
}
