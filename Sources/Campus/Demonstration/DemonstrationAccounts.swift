/// One account for each role, short enough that a stranger can type it.
struct AccountPlan: Sendable {
    let login: String
    let role: Role
    let name: String
    let title: String
    /// Key of the unit.
    let unit: String

    private init(_ login: String, _ role: Role, _ name: String, _ title: String, _ unit: String) {
        self.login = login
        self.role = role
        self.name = name
        self.title = title
        self.unit = unit
    }

    private static let cityBureau = Showcase.city + "/bureau"
    private static let bureau = Showcase.county + "/bureau"
    private static let firm = Showcase.county + "/busOperator/0"

    /// In the order of the sign-in page: from the city down to the school, then those beside it.
    static let all: [AccountPlan] = above + inSchool + beside + administrators

    private static let above = [
        AccountPlan("shi", .citySafety, "覃望舒", "安全科科长", cityBureau),
        AccountPlan("xian", .countySafety, "梁映溪", "安全股股长", bureau),
        AccountPlan("gushi", .bureauSection, "柳知砚", "后勤办主任", bureau + "/2"),
        AccountPlan("lingdao", .leader, "程若谷", "分管副区长", Showcase.county),
        AccountPlan("zhongxin", .townSchool, "江听澜", "中心学校校长", Showcase.town + "/central"),
        AccountPlan("yingji", .incidentLead, "高守岚", "应急处置负责人", bureau),
        AccountPlan("dudao", .supervisor, "秦知远", "督导组组长", bureau),
        AccountPlan("zhiban", .dutyDesk, "许星野", "指挥中心值班员", bureau),
        AccountPlan("peixun", .trainingSupervisor, "叶青坪", "校外培训监管专干", bureau),
        AccountPlan("caiwu", .finance, "钟穗之", "财务专干", bureau),
    ]

    private static let inSchool = [
        AccountPlan("xiaozhang", .principal, "沈云帆", "校长", Showcase.school),
        AccountPlan("fuxiaozhang", .safetyVicePrincipal, "罗守桥", "安全副校长", Showcase.school),
        AccountPlan("anquanyuan", .safetyOfficer, "余安然", "安全干部", Showcase.school),
        AccountPlan("laoshi", .teacher, "夏竹露", "教师", Showcase.school),
        AccountPlan("banzhuren", .headTeacher, "周晨曦", "班主任", Showcase.school),
        AccountPlan("menwei", .guardPost, "石护林", "保安员", Showcase.school),
        AccountPlan("shitang", .canteenKeeper, "何禾穗", "食堂负责人", Showcase.school),
        AccountPlan("suguan", .dormKeeper, "宋栖燕", "宿舍管理员", Showcase.school),
        AccountPlan("shiyan", .labKeeper, "方识光", "实验室管理员", Showcase.school),
        AccountPlan("siji", .busDriver, "马逐原", "校车驾驶员", Showcase.school),
        AccountPlan("zhaoguan", .busAttendant, "田若羽", "校车照管员", Showcase.school),
        AccountPlan("xiaoyi", .schoolDoctor, "白沐辰", "校医", Showcase.school),
        AccountPlan("xinli", .counsellor, "苏亦然", "心理教师", Showcase.school),
        AccountPlan("fazhi", .legalVicePrincipal, "郑知行", "法治副校长", Showcase.school),
        AccountPlan("jiazhang", .parent, "陈思远", "家长", Showcase.school),
        AccountPlan("xuesheng", .pupil, "陈小禾", "学生", Showcase.school),
    ]

    private static let beside = [
        AccountPlan("xiaoche", .busOperator, "龙远桥", "校车公司负责人", firm),
        AccountPlan("diaodu", .busDispatcher, "贺鸣野", "校车调度", firm),
        AccountPlan("lianxi", .contactLeader, "袁望原", "联系领导", Showcase.town),
        AccountPlan("wangge", .gridPatroller, "朱汀洲", "网格员", Showcase.town),
        AccountPlan("zhuanjia", .expert, "顾砚秋", "安全评估专家", bureau),
        AccountPlan("baoxian", .insuranceLiaison, "卢予安", "校方责任险联络员", bureau),
        AccountPlan("gongan", .policeLiaison, "雷守晖", "公安联络员", Showcase.county + "/police"),
        AccountPlan("xiaofang", .fireLiaison, "姜护岚", "消防联络员", Showcase.county + "/fire"),
        AccountPlan("shichang", .marketLiaison, "蔡翠叶", "市场监管联络员", Showcase.county + "/market"),
        AccountPlan("bumen", .departmentLiaison, "汪澜舟", "水利联络员", Showcase.county + "/water"),
    ]

    private static let administrators = [
        AccountPlan("xitong", .systemAdministrator, "韦松砚", "系统管理员", cityBureau),
        AccountPlan("anquan", .securityAdministrator, "蒙竹笛", "安全管理员", cityBureau),
        AccountPlan("shenji", .auditAdministrator, "莫荷汀", "审计管理员", cityBureau),
    ]
}
