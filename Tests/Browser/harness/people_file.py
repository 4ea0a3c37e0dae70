"""A list of people as a personnel office sends it: semicolons nowhere, faults everywhere."""

import csv
import io

from .showcase import SCHOOL

HEADINGS = ["姓名", "工号", "手机号", "学校名称", "职务", "任职日期"]
# What is wrong with a faulty row: the column and what stands in it.
FAULTS = [("姓名", ""), ("手机号", "1234"), ("学校名称", "没有这所学校"), ("任职日期", "开学那天")]


def people_csv(count, faulty):
    """A csv with `count` people; the first `faulty` rows have one fault each, in turn of each kind."""
    text = io.StringIO()
    rows = csv.DictWriter(text, HEADINGS)
    rows.writeheader()
    for number in range(1, count + 1):
        row = dict(zip(HEADINGS, [name(number), f"J{number:04}", f"1300000{number:04}", SCHOOL, "教师", "2026-09-01"]))
        if number <= faulty:
            row.update([FAULTS[number % len(FAULTS)]])
        rows.writerow(row)
    return text.getvalue().encode("gb18030")


def name(number):
    """Invented, and different for every number."""
    digits = "零一二三四五六七八九"
    return "虚" + "".join(digits[int(digit)] for digit in f"{number:03}")
