package org.mingzhang.api.wiring;

import org.mingzhang.api.attachments.AttachmentClerk;
import org.mingzhang.api.attachments.AttachmentIntake;
import org.mingzhang.api.attachments.AttachmentStore;
import org.mingzhang.api.attachments.AttachmentsController;
import org.mingzhang.ledger.upkeep.DeadlineClock;
import org.mingzhang.ledger.upkeep.ExceptionClock;
import org.mingzhang.ledger.upkeep.ReviewClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Attachments, and the clocks of exceptions, joint reviews and the pace of execution.
@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {

    @Bean
    AttachmentStore attachmentStore(LedgerRuntime runtime) {
        return new AttachmentStore(runtime.databases().owner(), runtime.clock());
    }

    @Bean
    AttachmentIntake attachmentIntake(AttachmentStore store, LedgerRuntime runtime) {
        return new AttachmentIntake(
                store, new AttachmentClerk(runtime.ledger(), runtime.ownCommands()));
    }

    @Bean
    AttachmentsController attachments(AttachmentStore store, AttachmentIntake intake) {
        return new AttachmentsController(store, intake);
    }

    /// Ends before the ledger does, as every bean.
    @Bean
    DeadlineClock exceptionClock(LedgerRuntime runtime) {
        return new ExceptionClock(
                        runtime.ledger(),
                        runtime.ownCommands(),
                        runtime.queries(),
                        runtime.log().zone(),
                        runtime.clock())
                .start(runtime::isSettled);
    }

    @Bean
    DeadlineClock paceClock(LedgerRuntime runtime) {
        return PaceAlerts.clock(runtime).start(runtime::isSettled);
    }

    @Bean
    DeadlineClock reviewClock(LedgerRuntime runtime) {
        return new ReviewClock(
                        runtime.ledger(),
                        runtime.ownCommands(),
                        runtime.queries(),
                        runtime.log().zone(),
                        runtime.clock())
                .start(runtime::isSettled);
    }
}
