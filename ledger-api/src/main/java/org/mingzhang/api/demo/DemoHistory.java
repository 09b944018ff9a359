package org.mingzhang.api.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mingzhang.ledger.money.Money;
import tools.jackson.databind.node.ObjectNode;

/// Three earlier years of a unit, taken over from another system: what its pace is measured by. The
/// year before the present one is not among them, since it was paid live.
///
/// Each year is slow at first and hurries at its end, as budgets do.
///
/// @param scene the unit
/// @param unitName what it is called
/// @param approved what it has this year, in minor units
/// @param random chance
record DemoHistory(DemoScene scene, String unitName, long approved, RandomGenerator random) {

    private static final List<Integer> YEARS_BACK = List.of(4, 3, 2);
    private static final String ECONOMIC = "50201";
    private static final long YUAN = 100;

    /// What is paid of a budget by the end of each month, in thousandths.
    private static final List<Integer> COURSE =
            List.of(40, 95, 170, 245, 320, 405, 480, 550, 630, 705, 790, 955);

    /// The years of a city are opened once, for all of its units.
    static void openYears(DemoScene scene) {
        for (int back : YEARS_BACK) {
            int year = scene.asOf().getYear() - back;
            scene.send(scene.person("budget-a", "budget"), "importedyear.ProposeImportedYear")
                    .put("year", scene.city().code() + "/" + year)
                    .put("source", scene.city().name() + "示范旧系统")
                    .put("document", document(scene, year));
            scene.send(scene.person("budget-b", "budget"), "importedyear.ConfirmImportedYear")
                    .put("year", scene.city().code() + "/" + year);
        }
    }

    private static String document(DemoScene scene, int year) {
        return "%s示范历史〔%d〕1号".formatted(scene.city().name(), year);
    }

    void happen() {
        for (int back : YEARS_BACK) {
            year(scene.asOf().getYear() - back, approved / 100 * (100 - 6L * back));
        }
    }

    private void year(int year, long budget) {
        String line =
                String.join(
                        "/",
                        scene.city().code(),
                        Integer.toString(year),
                        scene.unit(),
                        scene.function(),
                        ECONOMIC);
        LocalDate first = LocalDate.of(year, 1, 1);
        ObjectNode approval =
                scene.send(scene.person("importer", "importer"), "budgetline.ApproveAppropriation")
                        .put("line", line)
                        .put("division", scene.city().code())
                        .put("fiscalYear", year)
                        .put("unit", scene.unit())
                        .put("function", scene.function())
                        .put("economic", ECONOMIC)
                        .put("fundType", "11")
                        .put("label", unitName + " 示范历史")
                        .put("effectiveDate", first.toString())
                        .put("document", document(scene, year))
                        .put("amount", new Money(budget).toString());
        approval.putArray("attachments");
        scene.send(scene.person("importer", "importer"), "budgetline.ReleaseFunds")
                .put("line", line)
                .put("effectiveDate", first.toString())
                .put("document", document(scene, year))
                .put("amount", new Money(budget).toString())
                .putArray("attachments");
        long paid = 0;
        for (int month = 1; month <= COURSE.size(); month++) {
            long permille = Math.min(970, COURSE.get(month - 1) * (96L + random.nextInt(9)) / 100);
            long amount = (budget / 1_000 * permille - paid) / YUAN * YUAN;
            if (amount > 0) {
                pay(line, YearMonth.of(year, month), amount);
                paid += amount;
            }
        }
    }

    private void pay(String line, YearMonth month, long amount) {
        String name = "history-%s-%s".formatted(scene.unit(), month);
        ObjectNode data =
                scene.send(
                                scene.person("importer", "importer"),
                                "importedyear.RecordSettledPayment")
                        .put("payment", scene.id(name))
                        .put("line", line)
                        .put("effectiveDate", month.atDay(20).toString())
                        .put("amount", new Money(amount).toString())
                        .put("purpose", "当月支出合计（示范）")
                        .put("voucher", "示范凭证-" + name)
                        .put("evidence", evidence(month));
        data.putObject("payee")
                .put("id", "DEMO-S-" + scene.city().area() + "-H")
                .put("kind", "organisation")
                .put("name", scene.city().name() + "示范历年供应商");
    }

    /// A file for each unit, a row for each month.
    private String evidence(YearMonth month) {
        return "%064x:%d"
                .formatted(
                        Long.parseLong(scene.unit()),
                        month.getYear() * 12L + month.getMonthValue());
    }
}
