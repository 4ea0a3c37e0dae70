extension ToDo {
    /// Everything that can ask something of somebody; a new feature adds its line here.
    static func allSources(_ rules: Gate.Rules) -> [any ToDoSource] {
        [
            SecondFactorToDo(rules: rules), SecondFactorRequestsToDo(), AccountsToDo(), InvitationsToDo(),
            SchoolFactsToDo(), ReorganisationsToDo(), ImportsToDo(), ExportsToDo(), PostsToDo(), TokensToDo(),
            RecycleBinToDo(),
        ]
    }
}
