import Campus
import Store
import Workflows

/// An error as one line for whoever typed the command.
struct Readable {
    let line: String

    init(_ error: any Error) {
        line = Self.text(error).split(separator: "\n").joined(separator: " ")
    }

    private static func text(_ error: any Error) -> String {
        switch error {
        case let fault as DatabaseFault: return text(fault)
        case let address as Database.Address.Malformed:
            return "--database 要写成 sqlite:PATH 或 postgres://…，不是 \(address.text) · wants sqlite:PATH or postgres://…"
        case let problems as FormProblems:
            let fields = problems.fields.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
            return "没有办成，请改正 · not done, correct: \(fields.joined(separator: ", "))"
        case let refusal as OperatorWork.Refusal: return text(refusal)
        case AccountRefusal.lastOfDuty(let role):
            return "没有停用：这是最后一位 \(role.rawValue) · not disabled: the last one of this duty"
        case AccountRefusal.state(let state):
            return "没有办成：账号现在是 \(state.rawValue) · not done: the account is \(state.rawValue)"
        case is NotFound: return "没有找到 · not found"
        case let denied as Denied: return "没有办成：不允许 · not done: not allowed (\(denied))"
        default: return "\(error)"
        }
    }

    private static func text(_ fault: DatabaseFault) -> String {
        switch fault {
        case .unavailable(let detail): "连不上库 · the record cannot be reached: \(detail)"
        case .full: "磁盘已满，没有写入 · the disk is full, nothing was written"
        case .contended: "库正忙，请稍后再试 · the record is busy, try again"
        case .constraint(_, let detail): "已有相同的记录 · such a record exists already: \(detail)"
        case .statement(let detail): "库出错 · the record refused: \(detail)"
        }
    }

    private static func text(_ refusal: OperatorWork.Refusal) -> String {
        switch refusal {
        case .unknownLogin(let login): "没有这个账号 · no such account: \(login)"
        case .unknownUnit(let unit): "没有这个单位 · no such unit: \(unit)"
        case .noPost(let login): "这个账号没有在任的职务 · the account has no running post: \(login)"
        }
    }
}
