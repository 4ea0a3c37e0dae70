package import Campus
package import Store

/// All use cases of the platform, built once at start and handed to whoever shows them.
///
/// One property a feature; a new feature adds its line here.
package struct Work: Sendable {
    package let clock: Clock
    package let calendar: SchoolCalendar
    package let gate: Gate
    package let signIn: SignInWork
    package let lists: ListWork
    package let views: SavedViews
    package let find: Find
    package let unitTree: UnitTree
    package let units: UnitWork
    package let reorganisations: ReorganisationWork
    package let schools: SchoolWork
    package let people: PeopleWork
    package let handover: Handover
    package let accounts: AccountWork
    package let join: JoinWork
    package let own: OwnAccount
    package let keyboard: OperatorWork
    package let resealing: Resealing
    package let settings: SettingsWork
    package let access: AccessWork
    package let health: HealthWork
    package let audit: AuditWork
    package let bin: RecycleBin
    package let jobs: JobWork
    package let live: LiveWork
    package let notices: NoticeWork
    package let desk: DeskWork
    package let answers: FirstAnswers
    package let uploads: UploadWork
    package let files: FileWork
    package let imports: ImportWork
    package let exports: ExportWork

    package init(_ ground: Ground, gateRules: Gate.Rules = Gate.Rules()) {
        clock = ground.database.clock
        calendar = ground.calendar
        gate = Gate(database: ground.database, rules: gateRules)
        signIn = SignInWork(database: ground.database, keys: ground.keys)
        lists = ListWork(database: ground.database)
        views = SavedViews(database: ground.database)
        find = Find(database: ground.database, index: ground.search)
        unitTree = UnitTree(database: ground.database, find: find)
        units = UnitWork(database: ground.database, index: ground.search)
        reorganisations = ReorganisationWork(database: ground.database, index: ground.search)
        schools = SchoolWork(database: ground.database, calendar: ground.calendar)
        people = PeopleWork(database: ground.database, keys: ground.keys, names: PersonNames(ground.search))
        handover = Handover(database: ground.database, people: people)
        accounts = AccountWork(database: ground.database, people: people)
        join = JoinWork(database: ground.database, people: people)
        own = OwnAccount(database: ground.database, keys: ground.keys)
        keyboard = OperatorWork(database: ground.database, accounts: accounts, own: own)
        resealing = Resealing(database: ground.database, keys: ground.keys)
        settings = SettingsWork(database: ground.database)
        access = AccessWork(database: ground.database)
        health = HealthWork(database: ground.database, keys: ground.keys, folder: ground.folder)
        audit = AuditWork(database: ground.database)
        bin = RecycleBin(database: ground.database, kinds: [people.recycling, units.recycling])
        jobs = JobWork(database: ground.database)
        live = LiveWork(database: ground.database)
        notices = NoticeWork(database: ground.database)
        desk = DeskWork(database: ground.database, calendar: ground.calendar, rules: gateRules)
        answers = FirstAnswers(database: ground.database)
        let cellar = FileCellar(folder: "\(ground.folder ?? ".")/vault")
        uploads = UploadWork(database: ground.database, cellar: cellar)
        files = FileWork(database: ground.database, cellar: cellar)
        let folder = ground.folder ?? "."
        imports = ImportWork(
            database: ground.database, keys: ground.keys, index: ground.search, folder: "\(folder)/imports",
            tables: ground.exchange.tables, vocabulary: ground.exchange.vocabulary)
        exports = ExportWork(database: ground.database, folder: "\(folder)/exports", plan: ground.exchange.plan)
    }
}

/// What use cases stand on.
package struct Ground: Sendable {
    package let database: Database
    package let keys: KeyRing
    package let search: SearchIndex
    package let calendar: SchoolCalendar
    /// Where files, keys and the embedded record are.
    package var folder: String?
    /// How files come in and go out.
    package var exchange = Exchange.none

    package init(database: Database, keys: KeyRing, search: SearchIndex, calendar: SchoolCalendar) {
        self.database = database
        self.keys = keys
        self.search = search
        self.calendar = calendar
    }
}
