//! The forms, and the fields of the complaint registration form (Annex 1).

use crate::vocabulary;

vocabulary! {
    /// The six annexes.
    pub enum Form {
        AnnexOne = "annex_1", "附件1《消费投诉登记表》", "Annex 1 (complaint registration form)";
        AnnexTwo = "annex_2", "附件2《受理和处理消费者投诉登记簿》", "Annex 2 (register of complaints)";
        AnnexThree = "annex_3", "附件3《受理和处理消费者投诉情况汇总表》", "Annex 3 (summary of complaints)";
        AnnexFour = "annex_4", "附件4《信息登记表》", "Annex 4 (station registration form)";
        AnnexFive = "annex_5", "附件5《信息登记汇总表》", "Annex 5 (summary of registrations)";
        AnnexSix = "annex_6", "附件6《12315“五进”工作情况统计表》", "Annex 6 (statistics of the work)";
    }
}

vocabulary! {
    /// What Annex 1 asks when a complaint is registered. The list is reconstructed.
    pub enum AnnexOneField {
        Number = "number", "编号", "number of the form";
        Station = "station", "服务站名称", "name of the station";
        Way = "way", "受理方式", "how it was received";
        ConsumerName = "consumer_name", "消费者姓名", "consumer's name";
        ConsumerSex = "consumer_sex", "性别", "consumer's sex";
        ConsumerAge = "consumer_age", "年龄", "consumer's age";
        ConsumerAddress = "consumer_address", "住址", "consumer's address";
        ConsumerTelephone = "consumer_telephone", "联系电话", "consumer's telephone";
        Goods = "goods", "商品或服务名称", "goods or service";
        PurchaseDay = "purchase_day", "消费日期", "day of purchase";
        Amount = "amount", "涉及金额", "amount in dispute";
        Request = "request", "投诉事实、理由及请求", "facts, reasons and request";
        Evidence = "evidence", "证据", "evidence";
        Nature = "nature", "投诉事由", "nature of the problem";
    }
}
