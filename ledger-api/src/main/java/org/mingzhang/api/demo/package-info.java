/// The demonstration province: made-up budgets and payments on the real divisions of Guangdong.
///
/// Nothing in it happened. Division codes and names are those of GB/T 2260; units, amounts, payees
/// and persons are invented, and every name that is recorded says so with 示范, "demonstration".
/// Start with [org.mingzhang.api.demo.DemoProvince].
@NullMarked
package org.mingzhang.api.demo;

import org.jspecify.annotations.NullMarked;
