/// The command line. Start with {@link org.mingzhang.verifier.cli.VerifyCommand}.
@NullMarked
package org.mingzhang.verifier.cli;

import org.jspecify.annotations.NullMarked;
