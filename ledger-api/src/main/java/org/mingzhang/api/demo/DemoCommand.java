package org.mingzhang.api.demo;

import org.mingzhang.api.importing.sink.OutgoingCommand;

/// A command and who sends it.
public record DemoCommand(DemoPerson person, OutgoingCommand command) {}
