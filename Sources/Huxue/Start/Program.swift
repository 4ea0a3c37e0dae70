import ArgumentParser
import Foundation

/// Exit code 0 on success, 1 on refusal with one readable line on standard error, 2 on wrong usage.
@main
enum Program {
    static func main() async {
        do {
            var command = try Huxue.parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        switch Huxue.exitCode(for: error) {
        case .success:
            Huxue.exit(withError: error)
        case .validationFailure:
            tell(Huxue.fullMessage(for: error))
            exit(2)
        default:
            if let code = error as? ExitCode { exit(code.rawValue) }
            tell(Readable(error).line)
            exit(1)
        }
    }

    private static func tell(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
