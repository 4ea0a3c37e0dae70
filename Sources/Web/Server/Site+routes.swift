package import Hummingbird
import Workflows

extension Site {
    /// All routes of the platform, in the order of the rail.
    package func router() -> Router<VisitorContext> {
        let router = Router(context: VisitorContext.self)
        router.add(middleware: TallyMiddleware(tally: tally))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorPages(site: self))
        HealthRoutes(site: self).add(to: router)
        assets.addRoutes(to: router)

        router.add(middleware: RequestLimit(clock: clock, trustsProxy: options.trustsProxy))
        router.add(middleware: GateMiddleware(gate: work.gate, trustsProxy: options.trustsProxy))
        // Once more, now that it is known who is looking: an error inside keeps its frame.
        router.add(middleware: ErrorPages(site: self))
        router.add(middleware: FormMiddleware())
        router.add(middleware: SecondFactorMiddleware())
        router.add(middleware: ToDoMiddleware(desk: work.desk))
        router.add(middleware: OnceMiddleware(answers: work.answers))
        let inside = router.group(context: CallerContext.self)
        StatementRoutes(site: self).add(to: router)
        SignInRoutes(site: self).add(to: router, inside)
        DeskRoutes(site: self).add(to: inside)
        NoticeRoutes(site: self).add(to: inside)
        LiveRoutes(site: self).add(to: inside)
        UploadRoutes(site: self).add(to: inside)
        FileRoutes(site: self).add(to: inside)
        PeopleRoutes(site: self).add(to: inside)
        AdminRoutes(site: self).add(to: inside)
        AuditRoutes(site: self).add(to: inside)
        MeRoutes(site: self).add(to: inside)
        JoinRoutes(site: self).add(to: router)
        SearchRoutes(site: self).add(to: inside)
        SavedViewRoutes(site: self).add(to: inside)
        SchoolRoutes(site: self).add(to: inside)
        UnitRoutes(site: self).add(to: inside)
        ImportRoutes(site: self).add(to: inside)
        ExportRoutes(site: self).add(to: inside)
        DesignRoutes(site: self).add(to: router)
        APIRoutes(site: self).add(to: router, inside)
        return router
    }
}
