/// Where commands come in: one at a time as JSON, or many as NDJSON.
///
/// [org.mingzhang.api.commands.CommandsController] is the door,
/// [org.mingzhang.api.commands.CommandDesk] turns bytes into a submission and an answer into bytes,
/// [org.mingzhang.api.commands.CommandStream] runs a stream of them.
@NullMarked
package org.mingzhang.api.commands;

import org.jspecify.annotations.NullMarked;
