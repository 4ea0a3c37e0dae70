/// The actions that the log knows; each has words `audit.action.<name>` in every language.
///
/// A test reads the sources and finds every action that is written but not listed here.
package enum AuditAction {
    package static let all: [String] = [
        "account.approved", "account.codes-renewed", "account.created", "account.disabled", "account.duty-given",
        "account.enabled", "account.first", "account.invited", "account.joined", "account.password-changed",
        "account.password-link", "account.password-set", "account.refused", "account.second-factor-asked",
        "account.second-factor-kept", "account.second-factor-off", "account.second-factor-on",
        "account.second-factor-removed", "account.unlocked", "audit.checked", "audit.exported",
        "demonstration.loaded", "export.asked", "export.fetched", "export.made", "export.removed", "file.added",
        "file.original.opened", "import.begun", "import.discarded", "import.started", "import.undone", "job.cancelled", "person.added", "person.deleted",
        "person.edited", "person.handed-over", "person.handover-undone", "person.phone-confirmed", "person.restored",
        "person.revealed", "post.added", "post.edited", "post.switched", "school.fact.changed",
        "school.fact.confirmed", "session.all-ended", "session.ended", "setting.changed", "sign-in.done",
        "sign-in.password", "sign-in.refused", "token.made", "token.revoked", "unit.added", "unit.close",
        "unit.deleted", "unit.edited", "unit.merge", "unit.move", "unit.open", "unit.rename", "unit.restored",
        "unit.split",
    ]
}
