package import Hummingbird
import Workflows

extension Site {
    /// All routes of the platform, in the order of the rail.
    package func router() -> Router<VisitorContext> {
        let router = Router(context: VisitorContext.self)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorPages(site: self))
        HealthRoutes(site: self).add(to: router)
        assets.addRoutes(to: router)

        router.add(middleware: RequestLimit(clock: clock))
        router.add(middleware: GateMiddleware(gate: work.gate, trustsProxy: options.trustsProxy))
        router.add(middleware: FormMiddleware())
        let inside = router.group(context: CallerContext.self)
        SignInRoutes(site: self).add(to: router, inside)
        DeskRoutes(site: self).add(to: inside)
        DesignRoutes(site: self).add(to: router)
        return router
    }
}
