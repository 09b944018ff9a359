package org.mingzhang.api.demo;

import tools.jackson.databind.node.ObjectNode;

/// A personnel office makes every mistake with roles, keys and rules of signing that can be made.
final class DemoPersonnel {

    private static final String NOBODYS_KEY = "00".repeat(32);

    private final DemoScene scene;
    private final DemoPerson admin;
    private final DemoPerson secondAdmin;
    private final DemoPerson budget;
    private final DemoPerson secondBudget;
    private final DemoPerson handler;

    DemoPersonnel(DemoScene scene) {
        this.scene = scene;
        admin = scene.person("admin", "admin");
        secondAdmin = scene.person("admin-b", "admin");
        budget = scene.person("budget-a", "budget");
        secondBudget = scene.person("budget-b", "budget");
        handler = scene.person("mistakes-handler", "handler");
    }

    void happen() {
        roles();
        keys();
        signing();
    }

    private String newcomer(String name) {
        return "demo." + scene.unit() + "." + name;
    }

    private ObjectNode propose(String person, String grant, String role) {
        return scene.send(admin, "identity.ProposeRoleGrant")
                .put("person", newcomer(person))
                .put("grant", grant)
                .put("role", role)
                .put("forUnit", scene.unit())
                .put("divisions", scene.city().area())
                .put("units", scene.unit())
                .put("from", scene.asOf().toString())
                .put("document", "%s示范授权〔%d〕2号".formatted(scene.city().name(), year()));
    }

    private int year() {
        return scene.asOf().getYear();
    }

    private ObjectNode about(DemoPerson sender, String type, String grant) {
        return scene.send(sender, "identity." + type)
                .put("person", newcomer("newcomer"))
                .put("grant", grant);
    }

    private void roles() {
        propose("newcomer", "handler-1", "handler").remove("units");
        propose("newcomer", "treasurer-1", "treasurer");
        propose("newcomer", "handler-1", "handler")
                .put("until", scene.asOf().minusDays(1).toString());
        about(secondAdmin, "ConfirmRoleGrant", "handler-1");
        propose("newcomer", "handler-1", "handler");
        about(secondAdmin, "ConfirmRoleGrant", "handler-1");
        propose("newcomer", "handler-1", "handler");
        propose("newcomer", "auditor-1", "auditor");
        propose("newcomer", "reviewer-1", "reviewer").put("units", scene.unit() + "0");
        propose("judge", "evaluator-1", "evaluator");
        about(admin, "RevokeRole", "reviewer-1").put("reason", "示范：并无此角色");
        about(admin, "RevokeRole", "handler-1").put("reason", "示范：调离");
    }

    private void keys() {
        scene.send(admin, "identity.EnrolKey").put("key", NOBODYS_KEY);
        scene.send(handler, "identity.RevokeKey").put("key", NOBODYS_KEY).put("reason", "示范：遗失");
        scene.send(admin, "identity.UnblockAccess")
                .put("person", newcomer("newcomer"))
                .put("reason", "示范：并未锁定");
        scene.send(secondAdmin, "personal.ConfirmErasure").put("commitment", NOBODYS_KEY);
    }

    /// The next year is signed from its first day on, and nobody puts that off.
    private void signing() {
        String next = scene.city().code() + "/" + (year() + 1);
        for (int version = 1; version <= 2; version++) {
            scene.send(budget, "identity.ProposeSigningRule")
                    .put("year", next)
                    .put("version", version)
                    .put("requiredFrom", "%d-0%d-01".formatted(year() + 1, version))
                    .put("document", "示范签名规则");
            scene.send(secondBudget, "identity.ConfirmSigningRule")
                    .put("year", next)
                    .put("version", version);
        }
    }
}
