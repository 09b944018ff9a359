/// Hostile input: seeded mutations of what is right, against whole commands and every parser.
@org.jspecify.annotations.NullMarked
package org.mingzhang.verifier.fuzz;
