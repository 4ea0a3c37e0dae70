/// Names of people who do not exist: usual surnames, given names nobody bears on purpose.
enum DemonstrationNames {
    private static let surnames = [
        "王", "李", "张", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁",
        "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏",
        "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "姜", "范",
        "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔", "白", "崔", "康", "毛", "邱", "秦", "江", "史", "顾",
        "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤", "尹", "黎", "易", "常", "武", "乔", "贺", "赖", "龚", "文", "覃",
        "韦", "农", "蒙", "莫", "区", "冼", "单", "仇", "解", "查", "朴", "翟", "盖", "华", "缪", "员", "纪", "宁", "岩", "欧阳",
        "诸葛", "令狐", "尉迟", "长孙", "万俟",
    ]

    private static let first = [
        "青", "云", "石", "沐", "映", "听", "揽", "望", "松", "竹", "荷", "桐", "柳", "榕", "翠", "碧", "溪", "岚", "汀", "澜",
        "禾", "穗", "晨", "朝", "栖", "鸣", "逐", "霁", "星", "砚", "知", "识", "守", "护", "安", "宁", "若", "亦", "思", "予",
        // Four bytes each in UTF-8, as in real registers: what cannot store them shows at once.
        "𬱖", "𫖮", "𬭎", "𠅤",
    ]

    private static let second = [
        "禾", "帆", "榴", "鹭", "光", "溪", "泉", "岚", "屿", "汀", "洲", "澜", "舟", "桥", "亭", "坪", "原", "野", "林", "叶",
        "实", "穗", "露", "霞", "晖", "曦", "辰", "羽", "翎", "雁", "鹤", "燕", "鹿", "笛", "砚", "行", "之", "然", "远", "谷",
    ]

    private static let minority = ["岩香", "玉罕", "岩温", "玉波", "尼嘎", "叶门", "艾块", "扎妥", "娜朵", "阿茸"]

    /// In Lincang every tenth name is of the form 岩香·云雀; elsewhere every two hundredth.
    static func name(_ random: inout DemonstrationRandom, manyPeoples: Bool) -> String {
        if random.below(200) < (manyPeoples ? 20 : 1) {
            return random.pick(minority) + "·" + random.pick(DemonstrationWords.chosen)
        }
        // The first forty surnames carry half of all people.
        let surname = surnames[random.chance(50) ? random.below(40) : random.below(surnames.count)]
        // The rare ones at the end of the list come up once in a hundred.
        let given = random.chance(1) ? first[first.count - 1 - random.below(4)] : first[random.below(first.count - 4)]
        return surname + given + (random.chance(88) ? random.pick(second) : "")
    }
}
