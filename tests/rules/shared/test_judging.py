"""What a share is judged to be, and by which base."""

from __future__ import annotations

from importlib import import_module

import pytest

from govlint.claim import Share
from govlint.linter import draft_of
from govlint.rule import model
from govlint.source import Source

judge = import_module("govlint_rules.shared.judging").judge  # rules are known to the tests by their installed name
LIST = "予以公开50件，占50%；部分公开30件，占30%；不予公开10件，占10%；"


def verdicts(text: str) -> list[str]:
    """Each share of a text with its verdict and the number that it was judged by: 20:42.6 right 47."""
    return [
        f"{share.counted.figure.text}:{share.percent.figure.text} {verdict(reading)}"
        for share, reading in judge(draft_of(Source(text)))
    ]


def verdict(reading: Share | None) -> str:
    if reading is None:
        return "unknown"
    how = "right" if reading.manner == "rounded" else reading.manner
    return f"{how if reading.holds else 'wrong'} {reading.whole.sum}"


def in_report(sentence: str) -> list[str]:
    """The same in the model report, whose table three counts 46 and 4 applications, 47 of them closed, 20 granted."""
    before = "发布政策解读9篇。"
    assert model("2021").count(before) == 1
    return verdicts(model("2021").replace(before, f"{before}\n{sentence}"))[: sentence.count("占")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A share alone is right if any number explains it, wrong only where its words name the base.
        ("办结申请47件。予以公开20件，占42.6%。", ["20:42.6 right 47"]),
        ("办结申请47件。予以公开20件，占41.6%。", ["20:41.6 unknown"]),
        ("办结申请47件。予以公开20件，占办结总数的41.6%。", ["20:41.6 wrong 47"]),
        ("办结申请47件。予以公开20件，占申请总数的41.6%。", ["20:41.6 wrong 47"]),
        ("办结申请47件。予以公开20件，占网站总数的41.6%。", ["20:41.6 unknown"]),
        # Or where its count is said to be a part of a number that is not approximate.
        ("收到申请46件，其中自然人38件，占81.6%。", ["38:81.6 wrong 46"]),
        ("收到申请约46件，其中自然人38件，占81.6%。", ["38:81.6 unknown"]),
        # Its own number is no base, though 20 is 100% of 20.
        ("予以公开20件，占100%。", ["20:100 unknown"]),
        ("办结申请0件。予以公开20件，占办结总数的41.6%。", ["20:41.6 unknown"]),
        # The words that name a base are those of a number, of more than one character.
        ("公开信息100条。文字40条，占信息总数的50%。", ["40:50 wrong 100"]),
        ("发文100条。文字40条，占文总数的50%。", ["40:50 unknown"]),
        ("公开信息100条。文字40条，占数量的50%。", ["40:50 unknown"]),
        ("公开信息100条。文字40条，占总数的50%。", ["40:50 wrong 100"]),
        ("公开信息100条。文字40条，占总体的比例为50%。", ["40:50 wrong 100"]),
        ("公开信息100条。文字40条，占总体比例的50%。", ["40:50 wrong 100"]),
        # Where they name several numbers, two or all of them together may be meant.
        ("网站公开信息400条，微信公开信息80条。解读类信息10条，占信息总数的2.08%。", ["10:2.08 right 480"]),
        ("网站公开信息400条，微信公开信息80条。解读类信息10条，占信息总数的3.08%。", ["10:3.08 wrong 80"]),
        ("公开信息100条、公开信息40条、公开信息30条。解读类信息10条，占信息总数的5.88%。", ["10:5.88 right 170"]),
        # It stands in the sentence of the share or before, not behind.
        ("办结申请47件，予以公开20件，占42.6%。", ["20:42.6 right 47"]),
        ("予以公开20件，占42.6%。办结申请47件。", ["20:42.6 unknown"]),
        # Two numbers together, of the first six.
        ("收到1件、2件、4件、8件、16件、32件、64件。予以公开24件，占50%。", ["24:50 right 48"]),
        ("收到1件、2件、4件、8件、16件、32件、64件。予以公开48件，占50%。", ["48:50 unknown"]),
        # Of many numbers, the sixty nearest.
        (f"收到777件{'、3件' * 59}。予以公开37件，占4.76%。", ["37:4.76 right 777"]),
        (f"收到777件{'、3件' * 60}。予以公开37件，占4.76%。", ["37:4.76 unknown"]),
        # The number of the paragraph before explains a share, but accuses none.
        ("公开信息606条。\n其中，网站信息51条，占信息总数的8.42%。", ["51:8.42 right 606"]),
        ("公开信息606条。\n其中，网站信息51条，占信息总数的8.24%。", ["51:8.24 unknown"]),
        (
            "公开信息424条。\n公开信息中，机构职能类3条，占总体的0.71%；动态413条，占97.41%。",
            ["3:0.71 right 424", "413:97.41 right 424"],
        ),
        ("公开信息606条。\n公开信息50条，其中文字40条，占信息总数的6.6%。", ["40:6.6 right 606"]),
        ("公开信息606条。\n公开解读9篇。\n公开信息50条，其中文字40条，占信息总数的6.6%。", ["40:6.6 wrong 50"]),
        # With the numbers that it is joined with; then what fits nothing is not known to be wrong.
        ("办结申请47件。予以公开20件、部分公开7件，占57.4%。", ["7:57.4 right 47"]),
        ("办结申请47件。予以公开20件、部分公开7件，占办结总数的14.9%。", ["7:14.9 right 47"]),
        ("办结申请47件。予以公开20件、部分公开7件，占办结总数的56.4%。", ["7:56.4 unknown"]),
        ("办结申请27件。予以公开20件、部分公开7件，占100%。", ["7:100 right 27"]),
        # Numbers that make the count are its parts; one that is as much may be its whole.
        ("教育类信息20条，医疗类信息30条，共50条，占信息总数的16%。", ["50:16 unknown"]),
        ("公开信息50条。教育类信息50条，占信息总数的16%。", ["50:16 wrong 50"]),
        ("办结申请47件。予以公开20件、部分公开7件、不予公开6件，占70.2%。", ["6:70.2 right 47"]),
        ("办结申请47件。予以公开20件、部分公开7件、不予公开6件，占27.7%。", ["6:27.7 right 47"]),
        ("办结申请47件。予以公开20件、部分公开7件、不予公开6件，占55.3%。", ["6:55.3 unknown"]),
        # Percentage points and times are no numbers of anything.
        ("提高47个百分点，是上年的47倍。予以公开20件，占42.6%。", ["20:42.6 unknown"]),
    ],
)
def test_a_share_alone(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"办结申请100件。{LIST}无法提供10件，占91%。", "wrong 100"),  # though the printed shares are more than 100
        (f"办结申请100件。{LIST}无法提供10件，占40%。", "wrong 100"),
        # The others have another base: what explains the fourth must be one of all applications.
        (f"办结申请100件，公开信息25条。{LIST}无法提供10件，占40%。", "wrong 100"),
        (f"办结申请100件，收到申请25件。{LIST}无法提供10件，占40%。", "right 25"),
        (f"办结申请100件，公开信息10条、15条。{LIST}无法提供10件，占40%。", "wrong 100"),
        # Its own words name a base: that it is judged by, unless they can mean that of the others, too.
        (f"办结申请100件，公开信息25条。{LIST}无法提供10件，占信息总数的40%。", "right 25"),
        (f"办结申请100件，公开信息25条。{LIST}无法提供10件，占信息总数的45%。", "wrong 25"),
        (f"办结申请100件，公开信息25条。{LIST}无法提供10件，占信息总数的10%。", "right 100"),
        (f"办结申请100件，公开信息12条、公开信息13条。{LIST}无法提供10件，占信息总数的40%。", "wrong 13"),
        (f"办结申请100件，收到申请25件。{LIST}无法提供10件，占申请总数的45%。", "wrong 100"),
        # Of what is approximate nothing is told; it neither makes a list regular nor breaks it.
        (f"办结申请100件。{LIST}无法提供约10件，占40%。", "right 100"),
        (f"办结申请100件。{LIST}无法提供10件，占约40%。", "right 100"),
    ],
)
def test_the_fourth_share_of_a_list(text: str, expected: str) -> None:
    found = verdicts(text)
    assert found[:-1] == ["50:50 right 100", "30:30 right 100", "10:10 right 100"]
    assert found[-1].split(" ", 1)[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two lists behind each other, each with its own base.
        (
            "办结申请80件，收到申请100件。其中自然人60件，占60%；法人40件，占40%；予以公开30件，占37.5%；"
            "不予公开50件，占62.6%。",
            ["60:60 right 100", "40:40 right 100", "30:37.5 right 80", "50:62.6 wrong 80"],
        ),
        # So even where all but one have the base of the first list, or where the last would be cut off by that.
        (
            "办结申请100件，公开信息103条。其中自然人60件，占60%；法人40件，占40%；文字3条，占3%；图片97条，占94%。",
            ["60:60 right 100", "40:40 right 100", "3:3 right 103", "97:94 right 103"],
        ),
        (
            "办结申请80件，公开信息82条。其中自然人48件，占60%；法人32件，占40%；文字3条，占4%；图片23条，占28%。",
            ["48:60 right 80", "32:40 right 80", "3:4 right 82", "23:28 right 82"],
        ),
        # One list whose shares are too many, as the sum of its counts or three right ones tell.
        (
            "网上30件，占75%；当面6件，占15%；信函4件，占12%。",
            ["30:75 right 40", "6:15 right 40", "4:12 wrong 40"],
        ),
        (
            "收到申请40件。网上30件，占75%；当面6件，占15%；信函5件，占18%。",
            ["30:75 right 40", "6:15 right 40", "5:18 unknown"],
        ),
        (
            "收到申请40件。网上30件，占75%；当面6件，占15%；信函3件，占18%。",
            ["30:75 right 40", "6:15 right 40", "3:18 unknown"],
        ),
        # Over several sentences.
        (
            f"办结申请100件。{'全年无事。' * 11}予以公开50件，占50%。部分公开30件，占31%。",
            ["50:50 right 100", "30:31 wrong 100"],
        ),
        ("予以公开20件，占42.6%。部分公开7件，占14.9%，办结47件。", ["20:42.6 right 47", "7:14.9 right 47"]),
        # One of the list names the base.
        (
            "办结申请47件，公开信息44条。予以公开20件，占办结总数的42.6%；部分公开7件，占15.9%；不予公开5件，占11.4%；"
            "不予处理3件，占9.9%。",
            ["20:42.6 right 47", "7:15.9 right 44", "5:11.4 right 44", "3:9.9 wrong 47"],
        ),
        (
            "办结申请47件，公开信息44条。予以公开20件，占42.6%；部分公开7件，占办结总数的16.9%。",
            ["20:42.6 right 47", "7:16.9 wrong 47"],
        ),
        # Two numbers that were only added up explain nothing where a stated one is the base.
        (
            "办结申请100件，公开信息10条、15条。予以公开50件，占50%；无法提供10件，占40%。",
            ["50:50 right 100", "10:40 wrong 100"],
        ),
        ("办结申请100件。予以公开约50件，占50%；部分公开30件，占31%。", ["50:50 right 100", "30:31 unknown"]),
        ("微信0篇，占0%；微博0篇，占0%。", ["0:0 unknown", "0:0 unknown"]),
        (
            f"办结申请100件，公开信息250条。{LIST}无法提供5件，占2%；不予处理5件，占7%。",
            ["50:50 right 100", "30:30 right 100", "10:10 right 100", "5:2 right 250", "5:7 wrong 100"],
        ),
        # Two wrong of four are a list no more than half explained.
        (
            "办结申请100件。予以公开50件，占50%；部分公开30件，占30%；不予公开10件，占11%；无法提供10件，占12%。",
            ["50:50 right 100", "30:30 right 100", "10:11 wrong 100", "10:12 wrong 100"],
        ),
        (
            "办结申请100件。予以公开50件，占50%；部分公开30件，占31%；不予公开10件，占14%；无法提供10件，占16%。",
            ["50:50 right 100", "30:31 unknown", "10:14 unknown", "10:16 unknown"],
        ),
        (
            "公开信息100条，图解30篇。文字50篇，占50%；图片20篇，占20%；视频10篇，占12%。",
            ["50:50 right 100", "20:20 right 100", "10:12 wrong 100"],
        ),
        # Of two, one right one is enough only with the nearest number of the same, or one of all applications.
        ("图解30篇，解读100篇。文字50篇，占50%；图片30篇，占31%。", ["50:50 right 100", "30:31 wrong 100"]),
        ("解读100篇，图解30篇。文字50篇，占50%；图片20篇，占31%。", ["50:50 right 100", "20:31 unknown"]),
        ("解读100篇。培训50次，占50%；讲座30次，占31%。", ["50:50 right 100", "30:31 unknown"]),
        ("解读总计100篇，图解30篇。文字50篇，占50%；图片20篇，占31%。", ["50:50 right 100", "20:31 unknown"]),
        (
            "办结申请100件，公开信息30条。予以公开50件，占50%；部分公开20件，占31%。",
            ["50:50 right 100", "20:31 wrong 100"],
        ),
        (
            "公开信息100条，图解30篇。予以公开50件，占50%；部分公开20件，占31%。",
            ["50:50 right 100", "20:31 unknown"],
        ),
    ],
)
def test_what_a_list_has_in_common(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("甲类10件，占33.3%；乙类10件，占33.3%；丙类10件，占33.4%。", "forced 30"),
        ("甲类10件，占33.3%；乙类10件，占33.3%；丙类10件，占33.5%。", "wrong 30"),
        ("甲类10件，占33.3%；乙类10件，占33.3%；丁类占0%；丙类10件，占33.4%。", "wrong 30"),
        ("甲类10件，占25%；乙类10件，占25%；丙类10件，占24%；丁类10件，占26%。", "wrong 40"),
        ("共30件。甲类10件，占33%；乙类10件，占33%；丙类10件，占34%。", "forced 30"),
        ("共30件。甲类10件，占33%；乙类10件，占33%；丙类10件，占32%。", "wrong 30"),
        ("共31件。甲类10件，占32%；乙类10件，占32%；丙类10件，占36%。", "wrong 31"),
        ("共24件。甲类7件，占29.2%；乙类8件，占33.3%；丙类9件，占37.4%。", "wrong 24"),
        (f"共7件。{'甲类1件，占14%；' * 6}丙类1件，占16%。", "wrong 7"),
        ("共1000件。甲类333件，占33%；乙类333件，占33%；丙类333件，占34%。", "wrong 1000"),
        ("共1000件。甲类334件，占33%；乙类334件，占33%；丙类333件，占34%。", "wrong 1000"),
        # A list behind another one.
        ("甲类6件，占60%；乙类4件，占40%；丙类10件，占33.3%；丁类10件，占33.3%；戊类10件，占33.4%。", "forced 30"),
        (
            "甲类6件，占60%；乙类4件，占40%；丙类10件，占33.3%；其他占0%；丁类10件，占33.3%；戊类10件，占33.4%。",
            "wrong 30",
        ),
        # Cut off, not rounded.
        ("共30件。甲类10件，占33.33%；乙类11件，占36.66%。", "truncated 30"),
        ("共30件。甲类10件，占33.33%；乙类11件，占36.65%。", "wrong 30"),
        # Or made up for others that were cut off.
        ("共4000件。甲类1999件，占总数的49.9%；乙类2001件，占总数的50.1%。", "forced 4000"),
    ],
)
def test_what_was_done_to_the_last_share_of_a_list(text: str, last: str) -> None:
    assert verdicts(text)[-1].split(" ", 1)[1] == last


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Two numbers that make the count are its parts.
        ("公开教育类信息20条、医疗类30条，两类合计50条，占总数的16.0%。", ["50:16.0 unknown"]),
        # Cells are bases of what is said of applications.
        ("予以公开20件，占42.6%；部分公开7件，占15.9%。", ["20:42.6 right 47", "7:15.9 wrong 47"]),
        ("自然人38件，占82.6%；法人5件，占11.9%。", ["38:82.6 right 46", "5:11.9 wrong 46"]),
        ("自然人38件，占76%；法人5件，占12%。", ["38:76 right 50", "5:12 wrong 50"]),
        ("微信20篇，占42.6%；微博7篇，占15.9%。", ["20:42.6 right 47", "7:15.9 unknown"]),
        # Granted and partly granted together.
        ("全文公开9件，占33.33%；摘要公开12件，占45.44%。", ["9:33.33 right 27", "12:45.44 unknown"]),
    ],
)
def test_cells_as_bases(sentence: str, expected: list[str]) -> None:
    assert in_report(sentence) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The counts make the number, the shares 100: they are of all of it, though neither fits.
        ("办理建议提案29件。建议17件，占41.4%；提案12件，占58.6%。", ["17:41.4 wrong 29", "12:58.6 wrong 29"]),
        ("办理建议提案29件。建议17件，占41.4%；提案12件，占58.5%。", ["17:41.4 unknown", "12:58.5 unknown"]),
        ("办理建议提案30件。建议17件，占41.4%；提案12件，占58.6%。", ["17:41.4 unknown", "12:58.6 unknown"]),
        ("培训29人。建议17件，占41.4%；提案12件，占58.6%。", ["17:41.4 unknown", "12:58.6 unknown"]),
        ("会议18次、活动11次。建议17件，占41.4%；提案12件，占58.6%。", ["17:41.4 unknown", "12:58.6 unknown"]),
        ("办理建议提案29件。建议17件，占主办件的41.4%；提案12件，占58.6%。", ["17:41.4 unknown", "12:58.6 unknown"]),
        # The total of which the first count is a part is the base of the second, too, if it fits either of them.
        ("公文125件中，公开90件，占72%；依申请20件，占18%。", ["90:72 right 125", "20:18 wrong 125"]),
        ("公文125件中，公开90件，占78%；依申请20件，占16%。", ["90:78 wrong 125", "20:16 right 125"]),
        # The second count is not a part of it, but stands beside it.
        ("网站312条，其中动态205条，占65.7%；微信168条，占35%。", ["205:65.7 right 312", "168:35 right 480"]),
        ("网站312条，其中动态205条，占65.7%；微信168条，占36%。", ["205:65.7 right 312", "168:36 unknown"]),
        ("网站信息312条；微信168条，占信息总数的35%。", ["168:35 right 480"]),
        ("网站信息312条；微信168条，占信息总数的36%。", ["168:36 wrong 312"]),
        ("信息312条，其中微信168条，占信息总数的35%。", ["168:35 wrong 312"]),
        ("网站信息312条；培训168人，占信息总数的35%。", ["168:35 wrong 312"]),
    ],
)
def test_two_shares(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


def test_where_nothing_states_the_base_the_others_tell_it() -> None:
    others = "予以公开41件，占42.27%；部分公开20件，占20.62%；不予公开16件，占16.49%；"
    assert verdicts(others + "其他处理5件，占6.15%。")[-1] == "5:6.15 wrong 97"
    assert verdicts("其他处理5件，占6.15%；" + others)[0] == "5:6.15 wrong 97"
    assert verdicts(others + "其他处理0件，占0.00%；无法提供5件，占6.15%。")[-1] == "5:6.15 wrong 97"
    # Two wrong ones, or shares too coarse to leave one base only, tell nothing.
    assert verdicts(others + "其他处理5件，占6.15%；无法提供6件，占7.15%。")[-1] == "6:7.15 unknown"
    coarse = "予以公开41件，占42%；部分公开10件，占10%；不予公开30件，占31%；其他处理5件，占9%。"
    assert verdicts(coarse)[-1] == "5:9 unknown"
    (*_, last) = judge(draft_of(Source(others + "其他处理5件，占6.15%。")))
    assert last.reading is not None
    (term,) = last.reading.whole.terms
    assert (term.figure.text, term.figure.value, term.figure.decimals) == ("97", 97, 0)
    assert term.figure.span == (9, 60)
