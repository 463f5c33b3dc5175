//! `WJ-9xx`: input and exchange.

use super::family::findings;
use super::speak::Terms;
use crate::provision::Citation;
use crate::term::Term;
use crate::time::{Day, Instant};

findings! {
    /// Findings about input and exchange.
    pub enum InputMatter {
        "WJ-901" Error ["reading:input-is-reported"] UnknownEncoding { detail: String }
            zh "文件编码无法识别：{detail}"
            en "the encoding of the file is not known: {detail}"
            mend_zh "另存为 UTF-8 或 GB18030 编码"
            mend_en "save the file as UTF-8 or GB18030";
        "WJ-902" Error ["reading:input-is-reported"] EmptyFile {}
            zh "文件是空的"
            en "the file is empty"
            mend_zh "重新导出；确无数据的，保留标题行"
            mend_en "export it again; where there is no data, keep the row of headings";
        "WJ-903" Error ["reading:input-is-reported"] HeadingMissing { heading: String, table: Term }
            zh "“{table}”缺少“{heading}”列"
            en "the table \"{table}\" has no column \"{heading}\""
            mend_zh "补上“{heading}”列"
            mend_en "add the column \"{heading}\"";
        "WJ-904" Error ["reading:input-is-reported"] HeadingDoubled { heading: String }
            zh "标题“{heading}”重复，不知以哪一列为准"
            en "the heading \"{heading}\" stands twice, and which column is meant is not known"
            mend_zh "删去或者改名其中一列"
            mend_en "remove or rename one of the columns";
        "WJ-905" Note ["reading:input-is-reported"] HeadingUnknown { heading: String, table: Term }
            zh "“{table}”没有“{heading}”这一列，该列未读"
            en "\"{heading}\" is no column of the table \"{table}\", and was not read"
            mend_zh "需要读取的，改用已知的标题；不需要的，可以不管"
            mend_en "use a known heading if it is to be read; else leave it";
        "WJ-906" Error ["reading:input-is-reported"] CellCount { expected: u32, found: u32 }
            zh "该行有 {found} 格，应有 {expected} 格"
            en "the row has {found} cells and should have {expected}"
            mend_zh "检查该行的逗号和引号"
            mend_en "check the commas and quotation marks of the row";
        "WJ-907" Error ["reading:input-is-reported"] TableUnknown {}
            zh "从标题看不出是哪一张表"
            en "the headings are of no table that is known"
            mend_zh "检查第一行是否为标题行"
            mend_en "check that the first row holds the headings";
        "WJ-908" Error ["reading:input-is-reported"] Undecodable { encoding: String }
            zh "该行有不是 {encoding} 文本的字节"
            en "the row holds bytes that are no text in {encoding}"
            mend_zh "从原系统重新导出该行"
            mend_en "export the row again from the system it came from";
        "WJ-909" Error ["reading:input-is-reported"] QuoteOpen {}
            zh "引号没有闭合或者没有双写，或者该行过长"
            en "a quotation mark is not closed or not doubled, or the row is too long"
            mend_zh "闭合引号；内容中的引号写两遍"
            mend_en "close it, and write a quotation mark inside a cell twice";
        "WJ-910" Error ["reading:input-is-reported"] CellEmpty { heading: String }
            zh "“{heading}”为空"
            en "\"{heading}\" is empty"
            mend_zh "补填“{heading}”"
            mend_en "fill in \"{heading}\"";
        "WJ-911" Error ["reading:input-forms"] DayForm { given: String }
            zh "“{given}”不是日期"
            en "\"{given}\" is not a day"
            mend_zh "写成 2011-03-05 的格式"
            mend_en "write it as 2011-03-05";
        "WJ-912" Error ["reading:input-is-reported"] DayNotInCalendar { given: String }
            zh "日期“{given}”不存在"
            en "the day \"{given}\" does not exist"
            mend_zh "核对原件，改为实际日期"
            mend_en "look it up in the original and give the real day";
        "WJ-913" Error ["reading:input-is-reported"] FullWidth { given: String, half: String }
            zh "“{given}”含有全角数字或者符号"
            en "\"{given}\" holds full-width digits or signs"
            mend_zh "改为半角“{half}”"
            mend_en "write \"{half}\"";
        "WJ-914" Error ["reading:input-forms"] InstantForm { given: String }
            zh "“{given}”不是日期和时间"
            en "\"{given}\" is not a day and a time"
            mend_zh "写成 2011-03-05 09:30 的格式"
            mend_en "write it as 2011-03-05 09:30";
        "WJ-915" Error ["reading:input-is-reported"] Negative { given: String }
            zh "“{given}”是负数"
            en "\"{given}\" is negative"
            mend_zh "金额和件数不能为负；冲减的，更正原记录"
            mend_en "amounts and counts are never negative; to take something back, correct its record";
        "WJ-916" Error ["reading:input-is-reported"] AmountForm { given: String }
            zh "“{given}”不是金额"
            en "\"{given}\" is not an amount of money"
            mend_zh "以元为单位，至多两位小数，不写千位分隔符和单位"
            mend_en "give yuan with at most two decimals, with no separators and no unit";
        "WJ-917" Error ["reading:input-is-reported"] CountForm { given: String }
            zh "“{given}”不是件数、序号等整数"
            en "\"{given}\" is not a whole number"
            mend_zh "写成整数，例如 12"
            mend_en "give a whole number such as 12";
        "WJ-918" Error ["reading:input-is-reported"] AmountTooLarge { given: String }
            zh "金额“{given}”超过一百亿元，多半有误"
            en "the amount \"{given}\" is more than ten billion yuan, and most likely a slip"
            mend_zh "核对原件，以元为单位填写"
            mend_en "look it up in the original, and give it in yuan";
        "WJ-919" Error ["reading:input-is-reported"] UnknownWord { given: String, known: Terms }
            zh "不认识“{given}”"
            en "\"{given}\" is not a known word"
            mend_zh "改用：{known}"
            mend_en "use one of: {known}";
        "WJ-920" Error ["reading:input-is-reported"] YesNoForm { given: String }
            zh "“{given}”既不是有（是），也不是无（否）"
            en "\"{given}\" is neither yes nor no"
            mend_zh "写“有”或者“无”、“是”或者“否”"
            mend_en "write 有 or 无, 是 or 否";
        "WJ-921" Error ["reading:input-is-reported"] UnknownStation { station: String }
            zh "没有编号为“{station}”的服务站"
            en "there is no station \"{station}\""
            mend_zh "核对站点编号，或者先登记该站"
            mend_en "check the number, or register the station first";
        "WJ-922" Error ["reading:input-is-reported"] UnknownCase { case: String, held: u32 }
            zh "没有编号为“{case}”的投诉登记，其 {held} 条办理记录未采用"
            en "no complaint \"{case}\" is registered, and its {held} events are not taken"
            mend_zh "核对投诉编号，或者先登记该投诉"
            mend_en "check the number, or register the complaint first";
        "WJ-923" Error ["reading:input-is-reported"] RowDoubled { key: String, file: String, first: u64 }
            zh "“{key}”已见于“{file}”第 {first} 行"
            en "\"{key}\" was already given in line {first} of \"{file}\""
            mend_zh "删去其中一行；是两件事的，改正编号"
            mend_en "remove one of the rows; if they are two things, correct the number";
        "WJ-924" Error ["reading:events-in-order"] SequenceDoubled { case: String, sequence: u32, file: String, first: u64 }
            zh "投诉“{case}”的第 {sequence} 号记录已见于“{file}”第 {first} 行"
            en "event {sequence} of complaint \"{case}\" was already given in line {first} of \"{file}\""
            mend_zh "删去其中一行，或者改正序号"
            mend_en "remove one of the rows, or correct its number";
        "WJ-925" Error ["reading:events-in-order"] SequenceGap { case: String, expected: u32, found: u32 }
            zh "投诉“{case}”缺第 {expected} 号记录，下一条为第 {found} 号"
            en "event {expected} of complaint \"{case}\" is missing: the next one is {found}"
            mend_zh "补上缺少的记录"
            mend_en "supply the missing event";
        "WJ-926" Error ["3.3/1"] BeforeRegistration { at: Instant, registered: Instant }
            zh "办理时间 {at} 早于登记时间 {registered}"
            en "the time {at} comes before the registration at {registered}"
            mend_zh "核对登记时间和办理时间"
            mend_en "check both times";
        "WJ-927" Note ["reading:case-halts"] EventsHeld { case: String, after: u32, held: u32 }
            zh "投诉“{case}”停在第 {after} 号记录，其后 {held} 条记录待更正后再办"
            en "complaint \"{case}\" stands at event {after}; {held} later events wait until it is mended"
            mend_zh "先更正该投诉已指出的错误"
            mend_en "first mend what is reported of this complaint";
        "WJ-928" Error ["reading:input-is-reported"] CodeForm { given: String, zh: String, en: String }
            zh "“{given}”不是{zh}"
            en "\"{given}\" is not {en}"
            mend_zh "核对后改为{zh}"
            mend_en "check it and give {en}";
        "WJ-929" Note ["reading:input-is-reported"] TableAbsent { table: Term }
            zh "没有“{table}”的文件"
            en "there is no file of the table \"{table}\""
            mend_zh "有此表的，放入同一文件夹"
            mend_en "put it into the folder if there is one";
        "WJ-930" Error ["reading:input-is-reported"] FileUnreadable { detail: String }
            zh "文件无法读取：{detail}"
            en "the file cannot be read: {detail}"
            mend_zh "检查是否为文件、是否有权限，或者重新拷贝"
            mend_en "check that it is a file and may be read, or copy it again";
        "WJ-931" Error ["2.1/4"] ProfileRelaxes { field: String, provision: Citation }
            zh "省定标准的“{field}”放宽了通知第 {provision} 项的强制要求"
            en "\"{field}\" of the profile relaxes what provision {provision} says must be"
            mend_zh "删去该项：各省只能在通知之上增加要求"
            mend_en "leave it out: a province may only add to the notice";
        "WJ-932" Error ["reading:input-is-reported"] ProfileField { field: String, given: String, zh: String, en: String }
            zh "省定标准的“{field}”为“{given}”，应为{zh}"
            en "\"{field}\" of the profile is \"{given}\", and should be {en}"
            mend_zh "改为{zh}"
            mend_en "give {en}";
        "WJ-933" Note ["reading:input-is-reported"] FileSkipped {}
            zh "不是 CSV 文件，未读"
            en "it is no CSV file, and was not read"
            mend_zh "需要读取的，另存为 CSV，放在文件夹的第一层；不需要的，可以不管"
            mend_en "save it as CSV at the top of the folder if it is to be read; else leave it";
        "WJ-934" Error ["reading:input-is-reported"] DayBeyond { day: Day, first: Day, last: Day }
            zh "登记日期 {day} 不在 {first} 至 {last} 之间，多半有误"
            en "the day of registration {day} is not from {first} to {last}, and is most likely a slip"
            mend_zh "核对原件，改为实际日期"
            mend_en "look it up in the original and give the real day";
        "WJ-935" Error ["reading:input-is-reported"] ColumnType { heading: String, found: String, zh: String, en: String }
            zh "“{heading}”列的类型为 {found}，应为{zh}"
            en "the column \"{heading}\" is of type {found}, and should hold {en}"
            mend_zh "改为{zh}后重新导出"
            mend_en "export it again with {en}";
        "WJ-936" Error ["reading:events-in-order"] CaseScattered { case: String, first: u64, row: u64 }
            zh "投诉“{case}”的记录没有连在一起：第 {first} 行已经开始，第 {row} 行又出现"
            en "the events of complaint \"{case}\" do not stand together: it begins at row {first} and again at row {row}"
            mend_zh "按投诉编号、再按办理先后排序后重新导出，或者改用按到达先后核对的方式"
            mend_en "sort by complaint and then by the order of the events and export again, or have it checked in order of arrival";
        "WJ-937" Error ["reading:events-in-order"] CaseNotAscending { case: String, before: String, row: u64 }
            zh "第 {row} 行的投诉“{case}”排在“{before}”之后，编号没有递增"
            en "complaint \"{case}\" at row {row} comes after \"{before}\": the ids do not ascend"
            mend_zh "按投诉编号排序后重新导出，或者不要求编号递增"
            mend_en "sort by complaint and export again, or do not ask that the ids ascend";
        "WJ-938" Error ["reading:forms-reconstructed"] FormEditionWrong { edition: String, zh: String, en: String }
            zh "表式“{edition}”有误：{zh}"
            en "the form edition \"{edition}\" is wrong: {en}"
            mend_zh "改正所指之处后重新载入"
            mend_en "mend the place that is named, and load it again";
        "WJ-939" Note ["reading:input-is-reported"] CellNotRead { given: String, more: u32 }
            zh "“{given}”不在任何栏目内，未读（同列另有{more}格）"
            en "\"{given}\" stands in no field, and was not read (nor {more} more cells of the column)"
            mend_zh "属于某一栏目的，移到该栏目；不属于的，可以不管"
            mend_en "move it to the field it belongs to; if to none, leave it";
        "WJ-941" Error ["reading:input-is-reported"] DocumentUnusable { detail: String }
            zh "文书的内容不合要求：{detail}"
            en "the document cannot be used: {detail}"
            mend_zh "按 JSON 模式改正所指之处"
            mend_en "mend the place that is named, as the JSON Schema has it";
        "WJ-942" Error ["reading:input-is-reported"] OtherFormat { format: String }
            zh "文书格式为“{format}”，本版本只读“wujin/1”"
            en "the document is of format \"{format}\", and this version reads \"wujin/1\""
            mend_zh "改用“wujin/1”格式，或者升级"
            mend_en "write it in \"wujin/1\", or take a newer version";
        "WJ-943" Error ["reading:input-is-reported"] UnknownDoor { door: String }
            zh "没有名为“{door}”的接口"
            en "there is no door named \"{door}\""
            mend_zh "改用已列出的接口名"
            mend_en "name a door that is listed";
        "WJ-944" Error ["reading:input-is-reported"] WorkbookDamaged { detail: String }
            zh "工作簿已损坏：{detail}"
            en "the workbook is damaged: {detail}"
            mend_zh "用 Excel、WPS 或者 LibreOffice 打开并修复，或者请对方重新发送"
            mend_en "open it in a spreadsheet program and let it be repaired, or ask for it again";
        "WJ-945" Error ["reading:input-is-reported"] WorkbookEncrypted {}
            zh "工作簿有打开密码"
            en "the workbook is locked with a password"
            mend_zh "去掉打开密码后另存"
            mend_en "save it without a password";
        "WJ-946" Error ["reading:input-is-reported"] WorkbookFormat { zh: String, en: String }
            zh "文件不是 .xlsx 工作簿，而是{zh}"
            en "the file is no .xlsx workbook but {en}"
            mend_zh "另存为 .xlsx"
            mend_en "save it as .xlsx";
        "WJ-947" Error ["reading:input-is-reported"] WorkbookTooLarge { zh: String, en: String }
            zh "工作簿过大：{zh}"
            en "the workbook is too large: {en}"
            mend_zh "核对来源；确有需要的，拆成几个工作簿"
            mend_en "look into where it came from; if it is right, split it";
        "WJ-948" Warning ["reading:input-is-reported"] WorkbookMacros {}
            zh "工作簿含有宏；宏未运行，只读取了单元格"
            en "the workbook holds macros; none was run, and only its cells were read"
            mend_zh "核对来源，另存为不含宏的 .xlsx"
            mend_en "look into where it came from, and save it as .xlsx without macros";
        "WJ-949" Error ["reading:input-is-reported"] FormulaUnsafe { given: String }
            zh "公式“{given}”取用工作簿以外的内容，未采用"
            en "the formula \"{given}\" reaches beyond the workbook, and is not taken"
            mend_zh "改为填写数值或者文字"
            mend_en "write the value or the text itself";
        "WJ-950" Error ["reading:input-is-reported"] CellFaulty { given: String }
            zh "单元格的公式出错：{given}"
            en "the formula of the cell fails with {given}"
            mend_zh "改正公式，或者填写数值"
            mend_en "mend the formula, or write the value";
        "WJ-951" Error ["reading:input-is-reported"] FormulaUncomputed { given: String }
            zh "公式“{given}”没有计算结果"
            en "the formula \"{given}\" was never worked out"
            mend_zh "用 Excel、WPS 或者 LibreOffice 打开后保存，或者填写数值"
            mend_en "open and save it in a spreadsheet program, or write the value";
        "WJ-952" Warning ["reading:input-is-reported"] SheetUnknown {}
            zh "该工作表不是附件1至附件6中的任何一张，未读"
            en "the sheet is none of the six annexes, and was not read"
            mend_zh "属于附件的，恢复表名和栏目名，或者改用与之相符的表式；不属于的，可以不管"
            mend_en "if it is one, put its title and labels back or read it with the edition it was made by; else leave it";
        "WJ-953" Error ["reading:input-is-reported"] WorkbookNoForm {}
            zh "工作簿中没有附件1至附件6中的任何一张表"
            en "none of the six annexes is in the workbook"
            mend_zh "核对是否发错文件"
            mend_en "check that it is the right file";
        "WJ-954" Error ["reading:input-is-reported"] UnitDoubled { unit: String }
            zh "单位名册中“{unit}”列了不止一次，只取第一条"
            en "the list of units holds \"{unit}\" more than once, and only the first is taken"
            mend_zh "删去重复的一条，或者更正编号"
            mend_en "remove what is doubled, or correct its number";
        "WJ-955" Error ["reading:input-is-reported"] WorkbookAbsent { workbook: String }
            zh "收件登记中的“{workbook}”不在文件夹里"
            en "\"{workbook}\" is registered as received and is not in the folder"
            mend_zh "补上该文件，或者更正收件登记"
            mend_en "put the workbook there, or correct the register";
        "WJ-956" Error ["reading:input-is-reported"] SheetAbsent { sheet: String }
            zh "工作簿没有工作表“{sheet}”"
            en "the workbook has no sheet \"{sheet}\""
            mend_zh "更正工作表名"
            mend_en "correct the name of the sheet";
    }
}
