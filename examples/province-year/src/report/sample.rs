//! Reports to print in tests: a small one in full, and one of a province's size.

use super::model::*;

/// A consumer-facing name that would be a script if it were not escaped.
pub(super) const HOSTILE: &str = "<script>alert(\"五进\")</script>&商城";

const KINDS: [&str; 5] = ["商场", "超市", "市场", "企业", "景区"];
const QUARTERS: [&str; 4] = ["第一季度", "第二季度", "第三季度", "第四季度"];
const CONDITIONS: [(&str, &str); 8] = [
    ("相对固定的场所", "2.2/1a"),
    ("标识标志牌", "2.2/1b"),
    ("专职或兼职工作人员", "2.2/1c"),
    ("宣传栏", "2.2/1d"),
    ("相对固定电话", "2.2/1e"),
    ("计算机", "2.2/1f"),
    ("受理和处理消费者投诉登记簿", "2.2/1g"),
    ("受理和处理消费者投诉的工作制度", "2.2/1h"),
];

fn settled_of_closed(numerator: u64, denominator: u64) -> Rate {
    Rate { numerator, denominator, formula: "和解÷办结".into() }
}

fn period(period: &str, accepted: u64, settled: u64, closed: u64) -> PeriodFigures {
    PeriodFigures { period: period.into(), accepted, settled, rate: settled_of_closed(settled, closed) }
}

/// A report with one or two of everything, a hostile name, and rates of nothing.
#[expect(clippy::too_many_lines, reason = "it is data")]
pub(super) fn small() -> Report {
    let kind = KindFigures {
        kind: "商场".into(),
        stations: 2,
        inquiries: 31,
        amount_fen: 1_234_500,
        quarters: vec![period("第一季度", 3, 2, 2), period("第二季度", 0, 0, 0), period("第三季度", 8, 6, 7)],
        year: period("全年", 11, 8, 9),
    };
    let step = |step: &str, reached, exits: &[(&str, u64)]| ProcedureStep {
        step: step.into(),
        reached,
        exits: exits.iter().map(|(way, cases)| Exit { way: (*way).into(), cases: *cases }).collect(),
    };
    let outcome = |outcome: &str, cases| Outcome { outcome: outcome.into(), cases };
    let line = |due, period: &str| ReportLine {
        leg: "服务站 → 辖区工商所".into(),
        form: "附件3".into(),
        period: period.into(),
        due,
        expected: 2,
        submitted: 1,
        returned: 0,
        outstanding: 1,
        provisions: vec!["三(二)5（3.2.5/4）".into()],
    };
    let appraised = |station: &str, parts: [Option<u64>; 3]| AppraisedStation {
        station: station.into(),
        county: "甲县".into(),
        kind: "商场".into(),
        score_tenths: parts.iter().copied().sum(),
        part_tenths: parts.to_vec(),
    };
    let part = |part: &str, full_tenths| AppraisalPart { part: part.into(), full_tenths };
    Report {
        province: "某省".into(),
        year: 2012,
        as_of: "2012-12-15".into(),
        annual_window: "2012年度（1月1日至11月30日）".into(),
        profile: "全国方案".into(),
        key: KeyFigures {
            stations: 2,
            inquiries: 31,
            accepted: 11,
            settled: 8,
            settlement_rate: settled_of_closed(8, 9),
            amount_fen: 1_234_500,
            open_cases: 2,
            overdue_obligations: 1,
            late_reports: 1,
            suspected_false_reports: 1,
        },
        kinds: vec![kind],
        quarters: vec![period("第一季度", 3, 2, 2), period("第二季度", 0, 0, 0)],
        months: vec![
            MonthFigures { month: "1月".into(), accepted: 3, settled: 2 },
            MonthFigures { month: "2月".into(), accepted: 0, settled: 0 },
        ],
        procedure: Procedure {
            steps: vec![
                step("受理", 11, &[("撤回", 1)]),
                step("处理", 10, &[("和解不成", 1), ("在办", 1)]),
                step("审核", 8, &[]),
                step("履行", 8, &[]),
                step("归档", 7, &[]),
            ],
            outcomes: vec![outcome("和解", 8), outcome("未和解（已告知申诉）", 1), outcome("在办", 2)],
        },
        prefectures: vec![Prefecture {
            code: "000100".into(),
            name: "乙市".into(),
            counties: vec![
                County {
                    code: "000121".into(),
                    name: "甲县".into(),
                    stations: 2,
                    accepted: 11,
                    rate: settled_of_closed(8, 9),
                    late_reports: 1,
                    missing_reports: 0,
                    double_counted: 2,
                },
                County { code: "000122".into(), name: "丙县".into(), ..County::default() },
            ],
        }],
        reporting: Reporting {
            calendar: vec![
                line(LineDue::On { day: "2012-04-10".into(), late: 1, overdue: 1 }, "2012年第一季度"),
                line(LineDue::Promptly, "2012年第二季度"),
                line(LineDue::ScheduleUnknown { known_until: "2026-12-31".into() }, "2026年第四季度"),
            ],
            late: Listing {
                total: 2,
                shown: vec![LateReport {
                    unit: HOSTILE.into(),
                    form: "附件3".into(),
                    period: "2012年第一季度".into(),
                    due: "2012-04-10".into(),
                    submitted: None,
                    days_late: 249,
                }],
            },
        },
        stations_below: StationsBelow {
            assessed: 2,
            conditions: vec![
                ConditionCount { condition: "计算机".into(), provision: "2.2/1f".into(), stations: 1 },
                ConditionCount { condition: "宣传栏".into(), provision: "2.2/1d".into(), stations: 0 },
            ],
            stations: Listing {
                total: 1,
                shown: vec![StationBelow {
                    station: HOSTILE.into(),
                    county: "甲县".into(),
                    kind: "商场".into(),
                    missing: vec!["计算机".into()],
                }],
            },
        },
        hot_spots: Listing {
            total: 1,
            shown: vec![HotSpot {
                place: "全省".into(),
                grouped_by: "投诉性质".into(),
                group: "质量".into(),
                period: "2012年第三季度".into(),
                share: Rate { numerator: 6, denominator: 8, formula: "该组÷全部".into() },
            }],
        },
        appraisal: Appraisal {
            appraised: 2,
            parts: vec![part("投诉量", 200), part("和解率", 400), part("满意率", 400)],
            best: vec![appraised("甲县百货站", [Some(180), Some(392), Some(380)])],
            worst: vec![appraised(HOSTILE, [Some(100), Some(240), None])],
        },
        false_reports: Listing {
            total: 1,
            shown: vec![FalseReport {
                station: HOSTILE.into(),
                county: "甲县".into(),
                period: "2012年第三季度".into(),
                figure: "和解件数".into(),
                reported: Quantity::Cases(26),
                recounted: Quantity::Cases(6),
            }],
        },
        duties: vec![DutyLine {
            duty: "按约定答复".into(),
            bearer: "消费维权服务站".into(),
            met: 5,
            late: 1,
            open: 2,
            overdue: 1,
            longest_days: Some(12),
            provisions: vec!["三(二)4（3.2.4/2）".into()],
        }],
        clocks: vec![ClockLine {
            edition: "工商行政管理机关受理消费者申诉暂行办法".into(),
            clock: "受理决定".into(),
            limit: "5日".into(),
            met: 3,
            late: 1,
            running: 0,
            unknown: 1,
            provisions: Vec::new(),
        }],
        findings: Findings {
            files: 5,
            rows: 60,
            codes: vec![FindingLine {
                code: "WJ-904".into(),
                grade: FindingGrade::Error,
                text: "日期不存在：“2011-02-30”".into(),
                count: 1,
                first: Some("投诉.csv:17:受理日期".into()),
            }],
        },
        published: vec![
            PublishedTable {
                title: "某市2021年第三季度".into(),
                source: "公开网页".into(),
                verdict: TableVerdict::Broken,
                examined: 3,
                broken: vec!["办结359件、受理620件，办结率不能是100%".into()],
                suspects: vec![SuspectFigure {
                    figure: "办结率".into(),
                    printed: "100%".into(),
                    needed: Some("57.90%".into()),
                }],
            },
            PublishedTable {
                title: "全国".into(),
                verdict: TableVerdict::Holds,
                ..PublishedTable::default()
            },
        ],
        readings: vec![ReadingNote {
            id: "annual-window".into(), text: "年度口径每次注明。".into()
        }],
        caveats: vec!["附件1至附件6原件未见，字段系推定。".into()],
    }
}

/// A report of the size of a province, to be looked at.
#[expect(clippy::too_many_lines, reason = "it is data")]
pub(super) fn large() -> Report {
    const PREFECTURES: [(&str, &str, &[&str]); 6] = [
        (
            "430100",
            "长沙市",
            &["芙蓉区", "天心区", "岳麓区", "开福区", "雨花区", "望城区", "长沙县", "宁乡县", "浏阳市"],
        ),
        (
            "430200",
            "株洲市",
            &["荷塘区", "芦淞区", "石峰区", "天元区", "株洲县", "攸县", "茶陵县", "炎陵县", "醴陵市"],
        ),
        ("430300", "湘潭市", &["雨湖区", "岳塘区", "湘潭县", "湘乡市", "韶山市"]),
        (
            "430600",
            "岳阳市",
            &["岳阳楼区", "云溪区", "君山区", "岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"],
        ),
        ("430800", "张家界市", &["永定区", "武陵源区", "慈利县", "桑植县"]),
        (
            "433100",
            "湘西土家族苗族自治州",
            &["吉首市", "泸溪县", "凤凰县", "花垣县", "保靖县", "古丈县", "永顺县", "龙山县"],
        ),
    ];
    const DUTIES: [(&str, &str, &str); 8] = [
        ("解答咨询", "消费维权服务站", "三(二)1（3.2.1/1）"),
        ("按约定答复", "消费维权服务站", "三(二)4（3.2.4/2）"),
        ("履行和解协议", "经营者", "三(二)3（3.2.3/2）"),
        ("告知申诉途径", "消费维权服务站", "三(二)2（3.2.2/3）"),
        ("记入登记簿", "消费维权服务站", "三(二)5（3.2.5/1）"),
        ("归档", "消费维权服务站", "三(二)5（3.2.5/2）"),
        ("报送附件3", "消费维权服务站", "三(二)5（3.2.5/4）"),
        ("录入名录管理系统", "县级局", "四(三)（4.3/6）"),
    ];
    let mut state = 20_120_331_u64;
    let mut dice = move |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let kinds: Vec<KindFigures> = KINDS
        .into_iter()
        .enumerate()
        .map(|(index, kind)| {
            let quarters: Vec<_> = QUARTERS
                .into_iter()
                .map(|name| {
                    let accepted = 120 + dice(160) + if index == 1 { 120 } else { 0 };
                    let closed = accepted - dice(9);
                    let settled = closed - 4 - dice(closed / 9);
                    if index == 4 && name == "第一季度" {
                        period(name, 0, 0, 0)
                    } else {
                        period(name, accepted, settled, closed)
                    }
                })
                .collect();
            let sum = |figure: fn(&PeriodFigures) -> u64| quarters.iter().map(figure).sum::<u64>();
            let year = period(
                "全年",
                sum(|quarter| quarter.accepted),
                sum(|quarter| quarter.settled),
                sum(|quarter| quarter.rate.denominator),
            );
            KindFigures {
                kind: kind.into(),
                stations: 38 + dice(50),
                inquiries: 900 + dice(2_000),
                amount_fen: 8_000_000 + dice(90_000_000),
                quarters,
                year,
            }
        })
        .collect();
    let quarters: Vec<_> = QUARTERS
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            let of = |figure: fn(&PeriodFigures) -> u64| {
                kinds.iter().map(|kind| figure(&kind.quarters[index])).sum()
            };
            period(name, of(|q| q.accepted), of(|q| q.settled), of(|q| q.rate.denominator))
        })
        .collect();
    let accepted = kinds.iter().map(|kind| kind.year.accepted).sum::<u64>();
    let settled = kinds.iter().map(|kind| kind.year.settled).sum::<u64>();
    let closed = kinds.iter().map(|kind| kind.year.rate.denominator).sum::<u64>();
    let stations = kinds.iter().map(|kind| kind.stations).sum::<u64>();
    let prefectures: Vec<_> = PREFECTURES
        .into_iter()
        .map(|(code, name, counties)| Prefecture {
            code: code.into(),
            name: name.into(),
            counties: counties
                .iter()
                .enumerate()
                .map(|(index, county)| {
                    let accepted = 20 + dice(180);
                    County {
                        code: format!("{}{:02}", code.split_at(4).0, index + 2),
                        name: (*county).into(),
                        stations: 2 + dice(12),
                        accepted,
                        rate: settled_of_closed(accepted - dice(accepted / 5), accepted),
                        late_reports: dice(8).saturating_sub(4),
                        missing_reports: dice(9).saturating_sub(6),
                        double_counted: dice(10).saturating_sub(8),
                    }
                })
                .collect(),
        })
        .collect();
    let mut calendar = Vec::new();
    for (leg, form, provision, expected) in [
        ("服务站 → 辖区工商所", "附件3", "三(二)5（3.2.5/4）", 300_u64),
        ("辖区工商所 → 县级局", "附件6", "四(三)（4.3/5）", 96),
        ("县级局 → 市级局", "附件6", "四(三)（4.3/7）", 44),
    ] {
        for (quarter, day) in
            QUARTERS.into_iter().zip(["2012-04-10", "2012-07-10", "2012-10-10", "2013-01-10"])
        {
            let outstanding = dice(9);
            let due = if form == "附件3" {
                LineDue::On { day: day.into(), late: dice(12), overdue: outstanding / 2 }
            } else {
                LineDue::Promptly
            };
            calendar.push(ReportLine {
                leg: leg.into(),
                form: form.into(),
                period: format!("2012年{quarter}"),
                due,
                expected,
                submitted: expected - outstanding,
                returned: dice(3),
                outstanding,
                provisions: vec![provision.into()],
            });
        }
    }
    let station = |place: &str, kind: &str, number: u64| format!("{place}{kind}消费维权服务站第{number}站");
    let county_at = |number: u64| {
        let all: Vec<&str> =
            PREFECTURES.iter().flat_map(|(_, _, counties)| counties.iter().copied()).collect();
        all[usize::try_from(number).unwrap() % all.len()]
    };
    let below = (0..12_u64)
        .map(|index| StationBelow {
            station: station(county_at(index * 5), KINDS[usize::try_from(index % 5).unwrap()], index + 1),
            county: county_at(index * 5).into(),
            kind: KINDS[usize::try_from(index % 5).unwrap()].into(),
            missing: CONDITIONS
                .iter()
                .skip(usize::try_from(index / 3).unwrap())
                .step_by(2)
                .map(|c| c.0.into())
                .collect(),
        })
        .collect();
    let mut appraised = |first: u64, high: bool| -> Vec<AppraisedStation> {
        (0..8)
            .map(|index| {
                let parts: Vec<Option<u64>> = if high {
                    vec![Some(196 - index * 3), Some(398 - index * 2), Some(395 - dice(20))]
                } else {
                    vec![Some(40 + index * 9), Some(150 + index * 8), (index != 2).then(|| 120 + dice(90))]
                };
                AppraisedStation {
                    station: station(
                        county_at(first + index * 3),
                        KINDS[usize::try_from(index % 5).unwrap()],
                        index + 1,
                    ),
                    county: county_at(first + index * 3).into(),
                    kind: KINDS[usize::try_from(index % 5).unwrap()].into(),
                    score_tenths: parts.iter().copied().sum(),
                    part_tenths: parts,
                }
            })
            .collect()
    };
    let (best, worst) = (appraised(1, true), appraised(2, false));
    let fields = small();
    Report {
        province: "湖南省".into(),
        annual_window: "2012年度（上年12月1日至11月30日）".into(),
        profile: "示例方案（季度报表季后10日内报送）".into(),
        key: KeyFigures {
            stations,
            inquiries: kinds.iter().map(|kind| kind.inquiries).sum(),
            accepted,
            settled,
            settlement_rate: settled_of_closed(settled, closed),
            amount_fen: kinds.iter().map(|kind| kind.amount_fen).sum(),
            open_cases: accepted - closed,
            overdue_obligations: 137,
            late_reports: 34,
            suspected_false_reports: 9,
        },
        months: (1..=12)
            .map(|month| {
                let accepted = 240 + dice(170) + if month == 3 { 180 } else { 0 };
                MonthFigures { month: format!("{month}月"), accepted, settled: accepted - 20 - dice(30) }
            })
            .collect(),
        kinds,
        quarters,
        procedure: Procedure {
            steps: [
                ("受理", accepted, &[("撤回", 41), ("在办", 12)][..]),
                ("处理", accepted - 53, &[("和解不成", 208), ("撤回", 33), ("在办", 40)]),
                ("审核", accepted - 334, &[("在办", 26)]),
                ("履行", accepted - 360, &[("未按约履行", 57), ("在办", 31)]),
                ("归档", accepted - 448, &[]),
            ]
            .into_iter()
            .map(|(step, reached, exits)| ProcedureStep {
                step: step.into(),
                reached,
                exits: exits.iter().map(|(way, cases)| Exit { way: (*way).into(), cases: *cases }).collect(),
            })
            .collect(),
            outcomes: [("和解", accepted - 448), ("未和解（已告知申诉）", 265), ("撤回", 74), ("在办", 109)]
                .into_iter()
                .map(|(outcome, cases)| Outcome { outcome: outcome.into(), cases })
                .collect(),
        },
        prefectures,
        reporting: Reporting {
            calendar,
            late: Listing {
                total: 34,
                shown: (0..10_u64)
                    .map(|index| LateReport {
                        unit: station(county_at(index * 7), "超市", index + 1),
                        form: "附件3".into(),
                        period: "2012年第二季度".into(),
                        due: "2012-07-10".into(),
                        submitted: (index % 3 != 0).then(|| format!("2012-08-{:02}", 28 - index)),
                        days_late: if index % 3 == 0 { 158 } else { 49 - index },
                    })
                    .collect(),
            },
        },
        stations_below: StationsBelow {
            assessed: stations,
            conditions: CONDITIONS
                .into_iter()
                .map(|(condition, provision)| ConditionCount {
                    condition: condition.into(),
                    provision: provision.into(),
                    stations: dice(30),
                })
                .collect(),
            stations: Listing { total: 61, shown: below },
        },
        hot_spots: Listing {
            total: 4,
            shown: [
                ("全省", "投诉性质", "质量", 1_402, 4_377),
                ("凤凰县", "商品或服务", "旅游纪念品", 48, 130),
                ("岳阳楼区", "投诉性质", "售后服务", 31, 98),
                ("长沙县", "经营者", "长沙县超市消费维权服务站第3站", 27, 101),
            ]
            .into_iter()
            .map(|(place, grouped_by, group, numerator, denominator)| HotSpot {
                place: place.into(),
                grouped_by: grouped_by.into(),
                group: group.into(),
                period: "2012年度".into(),
                share: Rate { numerator, denominator, formula: "该组÷全部".into() },
            })
            .collect(),
        },
        appraisal: Appraisal { appraised: stations, best, worst, ..fields.appraisal },
        false_reports: Listing {
            total: 9,
            shown: (0..9_u64)
                .map(|index| FalseReport {
                    station: station(county_at(index * 4 + 1), "市场", index + 1),
                    county: county_at(index * 4 + 1).into(),
                    period: format!("2012年{}", QUARTERS[usize::try_from(index % 4).unwrap()]),
                    figure: if index == 5 { "争议金额" } else { "和解件数" }.into(),
                    reported: if index == 5 { Quantity::Fen(9_800_000) } else { Quantity::Cases(30 + index) },
                    recounted: if index == 5 {
                        Quantity::Fen(3_412_050)
                    } else {
                        Quantity::Cases(11 + index)
                    },
                })
                .collect(),
        },
        duties: DUTIES
            .into_iter()
            .map(|(duty, bearer, provision)| {
                let overdue = dice(40).saturating_sub(10);
                DutyLine {
                    duty: duty.into(),
                    bearer: bearer.into(),
                    met: 800 + dice(3_000),
                    late: dice(30).saturating_sub(8),
                    open: dice(60),
                    overdue,
                    longest_days: (overdue > 0).then(|| 3 + dice(200)),
                    provisions: vec![provision.into()],
                }
            })
            .collect(),
        clocks: [("受理决定", "5日"), ("终结调解", "60日")]
            .into_iter()
            .map(|(clock, limit)| ClockLine {
                edition: "工商行政管理机关受理消费者申诉暂行办法（未见原文）".into(),
                clock: clock.into(),
                limit: limit.into(),
                met: 180 + dice(40),
                late: dice(9),
                running: dice(12),
                unknown: dice(3),
                provisions: vec!["《工商行政管理机关受理消费者申诉暂行办法》".into()],
            })
            .collect(),
        findings: Findings {
            files: 7,
            rows: 21_904,
            codes: [
                ("WJ-903", FindingGrade::Error, "单元格数与表头不符", 3, "投诉.csv:1204"),
                ("WJ-904", FindingGrade::Error, "日期不存在：“2011-02-30”", 5, "投诉.csv:17:受理日期"),
                ("WJ-911", FindingGrade::Warning, "含有全角数字：“１３８”", 8, "服务站.csv:88:联系电话"),
                ("WJ-203", FindingGrade::Error, "登记之前已有办理记录", 2, "办理记录.csv:4410:动作"),
                ("WJ-409", FindingGrade::Note, "同一报表以更正件为准", 6, "报表.csv:31:更正"),
            ]
            .into_iter()
            .map(|(code, grade, text, count, first)| FindingLine {
                code: code.into(),
                grade,
                text: text.into(),
                count,
                first: Some(first.into()),
            })
            .collect(),
        },
        readings: [
            ("annual-window", "年度数据在年底前报送，统计口径的起止日未作规定，每次报送须注明。"),
            ("by-day-inclusive", "“某日前”报送含当日；各省方案可以规定不含当日。"),
            ("date-certain-no-roll", "7月15日和12月15日是确定的日期，遇休息日不顺延。"),
            (
                "hot-spot-thresholds",
                "何为“相对集中”由各省规定；未规定时，同类投诉达到10件且占20%以上视为集中。",
            ),
        ]
        .into_iter()
        .map(|(id, text)| ReadingNote { id: id.into(), text: text.into() })
        .collect(),
        ..fields
    }
}
