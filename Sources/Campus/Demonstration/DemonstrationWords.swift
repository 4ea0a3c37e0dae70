/// Words that invented schools, firms, roads and people are named with.
enum DemonstrationWords {
    /// The words that come first; a small demonstration gets by with them.
    static let chosen = [
        "青禾", "云帆", "石榴", "白鹭", "沐禾", "听澜", "映溪", "栖鹭", "鸣雁", "揽星", "望禾", "松笛", "竹露", "荷汀",
        "桐叶", "柳笛", "榕舟", "翠羽", "碧澜", "紫穗", "星野", "晨笛", "春汀", "秋穗", "兰汀", "枫笛", "溪桥", "逐帆",
        "清岚", "银杏", "麦浪", "蒲苇", "稻香", "山楂", "橙橘", "风铃", "萤火", "纸鸢", "海棠", "云雀",
    ]

    /// Every other word of two characters.
    static let composed: [String] = {
        let first = "青云石白晨星清明春秋松竹梅兰荷桐柳枫榕樟翠碧金银紫丹朝暮望听映沐逐揽栖鸣飞启湖霁"
        let second = "禾帆榴鹭光溪泉岚屿汀洲澜舟桥亭苑坪原野林枝叶实穗蹊露霞晖曦辰羽翎雁鹤燕鹿马驹笛砚"
        return first.flatMap { one in second.map { "\(one)\($0)" } }.filter { !chosen.contains($0) }
    }()

    /// The word of the nth thing of a kind in a county, and the how manieth time it is used there.
    ///
    /// - Parameter turn: Where a county begins, so that neighbours do not use the same words.
    static func word(_ ordinal: Int, turn: Int) -> (word: String, round: Int) {
        if ordinal < chosen.count { return (chosen[(ordinal + turn) % chosen.count], 1) }
        let (round, place) = (ordinal - chosen.count).quotientAndRemainder(dividingBy: composed.count)
        // A prime that does not divide their number: every word comes once before one comes twice.
        return (composed[(place * 619 + turn) % composed.count], round + 1)
    }

    /// `第二`, `第十二`: for words that come again.
    static func ordinal(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        switch number {
        case ..<10: return "第" + digits[number]
        case ..<20: return "第十" + digits[number - 10]
        case ..<100: return "第" + digits[number / 10] + "十" + digits[number % 10]
        default: return "第\(number)"
        }
    }
}
