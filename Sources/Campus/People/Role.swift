/// A role as the officers' documents name it. A post gives a person a role in a unit.
///
/// The numbers R01–R37 are those of the requirements; three of R33's duties are kept apart.
package enum Role: String, Sendable, Codable, CaseIterable {
    case citySafety  // R01 市教育局安全科
    case countySafety  // R02 县区教育局安全股
    case bureauSection  // R03 其他股室
    case leader  // R04 分管领导、专班、校安委会
    case townSchool  // R05 镇中心学校
    case principal  // R06 校（园）长
    case safetyVicePrincipal  // R07 安全副校长
    case safetyOfficer  // R08 学校安全干部
    case teacher  // R09 教师、值班人员
    case headTeacher  // R10 班主任
    case incidentLead  // R11 事故责任人
    case guardPost  // R12 门卫保安
    case canteenKeeper  // R13 食堂负责人
    case dormKeeper  // R14 宿舍管理员
    case labKeeper  // R15 实验室管理员
    case busDispatcher  // R16 校车调度
    case busDriver  // R17 校车驾驶员
    case busAttendant  // R18 校车照管员
    case busOperator  // R19 校车公司负责人
    case contactLeader  // R20 政府线、部门线联系人与三级总校长
    case schoolDoctor  // R21 校医、健康副校长
    case counsellor  // R22 心理辅导员
    case expert  // R23 专家与第三方
    case supervisor  // R24 督导组、暗访组
    case dutyDesk  // R25 指挥中心值班
    case legalVicePrincipal  // R26 法治副校长、消防副校长
    case trainingSupervisor  // R27 校外培训监管
    case insuranceLiaison  // R28 保险、调解联络
    case policeLiaison  // R29 公安联络、一校一警
    case marketLiaison  // R30 市场监管联络
    case parent  // R31 家长
    case finance  // R32 财务与学校举办者
    case systemAdministrator  // R33 系统管理员
    case securityAdministrator  // R33 安全管理员
    case auditAdministrator  // R33 审计管理员
    case fireLiaison  // R34 消防救援联络
    case departmentLiaison  // R35 其他部门
    case gridPatroller  // R36 村（社区）、网格员、巡河员
    case pupil  // R37 学生
}

extension Role {
    /// The whole table of who may do what. A permission is granted here and nowhere else.
    package var permissions: Set<Permission> {
        switch self {
        case .citySafety, .countySafety:
            [
                .seeUnits, .editUnits, .reorganiseUnits, .seeSchools, .editSchoolFacts, .confirmSchoolFacts,
                .seePeople, .editPeople, .revealPersonalData, .importData, .exportData, .manageUnitSettings,
                .shareViews,
            ]
        case .townSchool:
            [
                .seeUnits, .editUnits, .seeSchools, .editSchoolFacts, .confirmSchoolFacts, .seePeople, .editPeople,
                .revealPersonalData, .importData, .exportData, .manageUnitSettings, .shareViews,
            ]
        case .principal, .safetyVicePrincipal, .safetyOfficer:
            [
                .seeUnits, .seeSchools, .editSchoolFacts, .confirmSchoolFacts, .seePeople, .editPeople,
                .revealPersonalData, .importData, .exportData, .manageUnitSettings, .shareViews,
            ]
        case .bureauSection, .leader, .incidentLead, .supervisor, .dutyDesk, .trainingSupervisor, .finance:
            [.seeUnits, .seeSchools, .seePeople, .exportData, .shareViews]
        case .policeLiaison, .marketLiaison, .fireLiaison, .departmentLiaison, .insuranceLiaison:
            [.seeUnits, .seeSchools, .seePeople]
        case .contactLeader, .expert, .legalVicePrincipal, .schoolDoctor, .counsellor, .headTeacher, .teacher,
            .canteenKeeper, .dormKeeper, .labKeeper, .busDispatcher, .busOperator:
            [.seeUnits, .seeSchools]
        case .guardPost, .busDriver, .busAttendant, .gridPatroller:
            [.seeSchools]
        case .systemAdministrator:
            [.seeUnits, .seeAccounts, .manageAccounts, .manageSystem]
        case .securityAdministrator:
            [.seeUnits, .seeAccounts, .manageRoles, .approveAccounts]
        case .auditAdministrator:
            [.readAudit]
        case .parent, .pupil:
            []
        }
    }

    /// The administrators' duties of which a person may hold only one.
    package var administrativeDuty: Bool {
        switch self {
        case .systemAdministrator, .securityAdministrator, .auditAdministrator: true
        default: false
        }
    }

    /// Whether the role asks for a second factor unless the unit decides otherwise (GB/T 22239-2019 8.1.4.1 d).
    package var asksForSecondFactor: Bool { administrativeDuty }
}
