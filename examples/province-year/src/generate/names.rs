//! Names that nobody bears, and other words that rows are filled with.

use super::random::Random;

const SURNAMES: &[&str] = &[
    "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱",
    "秦", "尤", "许", "何", "吕", "施", "张", "孔", "曹", "严", "华", "金", "魏", "陶", "姜", "欧阳", "司马",
    "诸葛",
];

/// A person who does not exist: a surname and 某某.
pub(super) fn person(random: &mut Random) -> String {
    format!("{}{}", random.pick(SURNAMES), if random.chance(500) { "某" } else { "某某" })
}

/// A mobile number in valid form.
pub(super) fn mobile(random: &mut Random) -> String {
    let head = random.pick(&["130", "133", "135", "137", "138", "139", "150", "158", "186", "189"]);
    format!("{head}{:04}{:04}", random.below(10_000), random.below(10_000))
}

/// A landline in valid form, of a prefecture's area code.
pub(super) fn landline(random: &mut Random, area: &str) -> String {
    if area.len() == 3 {
        format!("{area}-8{:07}", random.below(10_000_000))
    } else {
        format!("{area}-{}{:06}", random.from(2, 8), random.below(1_000_000))
    }
}

/// The word for a kind of operator in a station's name, by the kind's index.
pub(super) const KIND_NAMES: [&[&str]; 5] = [
    &["百货商场", "购物广场", "商业大厦"],
    &["超市", "生活超市", "连锁超市"],
    &["集贸市场", "建材市场", "小商品市场"],
    &["电器公司", "通信公司", "汽车销售公司"],
    &["风景区", "古城景区", "森林公园"],
];

/// Words that tell operators of a county apart.
pub(super) const BRANDS: &[&str] = &[
    "东湖",
    "长江",
    "汉水",
    "楚天",
    "白云",
    "黄鹤",
    "新城",
    "中心",
    "人民",
    "民生",
    "兴隆",
    "万福",
    "金桥",
    "银海",
    "南苑",
    "北苑",
    "西城",
    "古隆中",
    "清江",
    "江汉",
];

/// Words that tell offices of a county apart.
pub(super) const OFFICES: &[&str] = &["城关", "东街", "开发区", "滨江"];

/// Goods and services, by the kind's index.
pub(super) const GOODS: [&[&str]; 5] = [
    &["羽绒服", "皮鞋", "化妆品", "金饰", "手表", "儿童玩具"],
    &["食用油", "奶粉", "大米", "洗衣粉", "速冻食品", "电饭煲"],
    &["猪肉", "地板", "瓷砖", "活鱼", "水果", "窗帘"],
    &["冰箱", "洗衣机", "手机", "宽带服务", "小轿车", "空调"],
    &["门票", "索道", "导游服务", "旅游纪念品", "停车服务", "餐饮"],
];

/// What a complaint asks for; two of them hold what CSV must quote.
pub(super) const REQUESTS: &[&str] = &[
    "使用三天后损坏，要求更换",
    "缺斤短两,要求补足并赔偿",
    "与宣传不符，要求退货",
    "维修两次仍有故障，要求退款",
    "拒绝开具发票，要求补开",
    "标价与结算价不一致，要求退还差价",
    "经营者称\"概不退换\"，要求退货",
    "送货延误，要求赔偿",
];

/// Handling opinions.
pub(super) const OPINIONS: &[&str] =
    &["更换同型号商品", "退货退款", "免费维修", "退还差价", "补足数量", "赔礼道歉并赔偿"];

/// What opinions are founded on, as rows write it.
pub(super) const FOUNDATIONS: &[&str] = &[
    "《消费者权益保护法》第四十条",
    "《产品质量法》第四十条",
    "承诺：七日无理由退货",
    "《消费者权益保护法》第四十四条；承诺：假一赔十",
    "《部分商品修理更换退货责任规定》第十一条",
];

/// Why settlement failed.
pub(super) const FAILURES: &[&str] =
    &["双方对赔偿金额分歧较大", "经营者认为属人为损坏", "消费者要求超出承诺范围"];
