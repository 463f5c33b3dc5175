"""How time is counted, and the limits of a petition under the rules of its day, to be read beside the sources.

A reference implementation like `complaint`. Working days come from the package chinesecalendar, which knows 2004 to 2026.
"""

from datetime import date, timedelta

import chinese_calendar

KNOWN = (date(2004, 1, 1), date(2026, 12, 31))
UNKNOWN = "unknown"  # the working days of that year are not published
ONE = timedelta(days=1)


def is_known(day):
    return KNOWN[0] <= day <= KNOWN[1]


def ends(start, count, unit, left_out=()):
    """The day at whose end a limit is over; the day on which it starts is not counted (Civil Code 201, 203).

    `left_out` are spans (after, through) that do not count, such as testing. `through` is none while they last.
    """
    day, counted = start, 0
    while counted < count:
        day += ONE
        open_since = standing_still(day, left_out)
        if open_since:
            return ("suspended since", open_since)
        if is_left_out(day, left_out):
            continue
        # Nothing is said of a count that sets out from a year whose days are not known.
        if unit == "working_day" and not (is_known(day - ONE) and is_known(day)):
            return UNKNOWN
        if unit == "calendar_day" or chinese_calendar.is_workday(day):
            counted += 1
    # A limit in days that ends on a day of rest ends with the next working day (Civil Code 203).
    while unit == "calendar_day":
        if not is_known(day):
            return UNKNOWN
        if standing_still(day, left_out):
            return ("suspended since", standing_still(day, left_out))
        if chinese_calendar.is_workday(day) and not is_left_out(day, left_out):
            break
        day += ONE
    return day


def is_left_out(day, left_out):
    return any(after < day and through and day <= through for after, through in left_out)


def standing_still(day, left_out):
    """Since when a span that has no end yet keeps a day from counting."""
    since = [after for after, through in left_out if through is None and after < day]
    return min(since, default=None)


def working_days(after, through):
    """How many working days come after one day, up to and with another."""
    if not (is_known(after) and is_known(through)):
        return UNKNOWN
    days = (through - after).days
    return sum(chinese_calendar.is_workday(after + one * ONE) for one in range(1, days + 1))


# In force from and until, by the day of receipt. Of Order 75, for petitions at a district office, nothing is sighted but
# that it was in force; Order 51 stands in for it.
EDITIONS = [
    ("order-51", date(1996, 3, 15), date(2014, 3, 14)),
    ("order-75", date(1997, 3, 15), date(2014, 3, 14)),
    ("order-62", date(2014, 3, 15), date(2019, 12, 31)),
    ("order-20", date(2020, 1, 1), date(2026, 4, 14)),
    ("order-121", date(2026, 4, 15), date.max),
    ("decree-778", date(2024, 7, 1), date.max),
]
# The limit to accept or decline, from receipt, and the limit for mediation.
ACCEPT = {
    "order-51": (5, "calendar_day"),  # not sighted
    "order-75": (5, "calendar_day"),
    "order-62": (7, "working_day"),  # Art 15
    "order-20": (7, "working_day"),  # Art 14
    "decree-778": (7, "working_day"),  # Art 46
    "order-121": (7, "working_day"),  # Art 15
}
MEDIATE = {
    "order-51": (60, "calendar_day"),  # not sighted
    "order-75": (60, "calendar_day"),
    "order-62": (60, "calendar_day"),  # Art 29
    "order-20": (45, "working_day"),  # Art 21(5)
    "decree-778": (60, "calendar_day"),  # Art 46
    "order-121": (60, "calendar_day"),  # Art 23(5)
}
# From the day of receipt, from memory; the others from the day of acceptance.
FROM_RECEIPT = ("order-51", "order-75")
# Whose limit leaves testing out; of Order 51 it is not sighted. Nothing else is left out of any limit.
LEAVES_TESTING_OUT = ("order-62", "order-20", "decree-778", "order-121")


def editions(received, handled_at=None):
    """The editions in force on a day; two at once are both computed."""
    in_force = [name for name, first, last in EDITIONS if first <= received <= last]
    at_office = handled_at == "district_office" and "order-75" in in_force
    other = "order-51" if at_office else "order-75"
    return [name for name in in_force if name != other]


def mediation_start(name, case):
    return case.received if name in FROM_RECEIPT else case.accepted


def mediation_ends(name, start, testing):
    """The last day of the limit for mediation, by the edition's own rule and where it differs by that of the Civil Code."""
    spans = testing if name in LEAVES_TESTING_OUT else ()
    civil_code = ends(start, *MEDIATE[name], spans)
    own = ends_by_order_121(start, *MEDIATE[name], spans) if name == "order-121" else civil_code
    return [own] if own == civil_code else [own, civil_code]


def ends_by_order_121(start, count, unit, left_out=()):
    """As `ends`; but the last day is moved by a public holiday alone, to the first day after it (Art 45)."""
    day, counted = start, 0
    while counted < count:
        day += ONE
        if standing_still(day, left_out):
            return ("suspended since", standing_still(day, left_out))
        counted += not is_left_out(day, left_out)
    while True:
        if not is_known(day):
            return UNKNOWN
        if standing_still(day, left_out):
            return ("suspended since", standing_still(day, left_out))
        if not is_public_holiday(day) and not is_left_out(day, left_out):
            return day
        day += ONE


# The holidays of 2026, each from its first day off to its last, as the State Council's notice gives them. Order 121 holds
# for what is received from 2026-04-15 on, and 2026 is the last year whose days are known.
HOLIDAYS = [
    (date(2026, 1, 1), date(2026, 1, 3)),
    (date(2026, 2, 15), date(2026, 2, 23)),
    (date(2026, 4, 4), date(2026, 4, 6)),
    (date(2026, 5, 1), date(2026, 5, 5)),
    (date(2026, 6, 19), date(2026, 6, 21)),
    (date(2026, 9, 25), date(2026, 9, 27)),
    (date(2026, 10, 1), date(2026, 10, 7)),
]


def is_public_holiday(day):
    """A day off that the yearly notice gives for a holiday, the weekends within it too."""
    return any(first <= day <= last for first, last in HOLIDAYS)


def petition_limits(received, accepted=None, handled_at=None):
    """The limit that runs in a petition, by edition: to accept or decline it, and once accepted to end the mediation."""
    names = editions(received, handled_at)
    if accepted is None:
        return {(name, ends(received, *ACCEPT[name])) for name in names}
    start = {name: received if name in FROM_RECEIPT else accepted for name in names}
    return {(name, end) for name in names for end in mediation_ends(name, start[name], ())}


# After how many years since the harm was known, or ought to have been, a petition is no longer taken.
TIME_BARS = {"order-51": 1, "order-75": 1, "order-62": 1, "order-20": 3, "order-121": 3}


def is_time_barred(received, harm_known, names=None):
    """Whether so many years are over on the day of receipt; what is over is counted beyond the corresponding day."""
    years = min(TIME_BARS[name] for name in names or editions(received) if name in TIME_BARS)
    try:
        corresponding = harm_known.replace(year=harm_known.year + years)
    except ValueError:  # 29 February: the last day of the month
        corresponding = date(harm_known.year + years, 2, 28)
    return received > corresponding


def report_due(period):
    """By when a province reports to the nation (4.3/8, 4.3/9): the day itself still counts, and no day of rest moves it."""
    year = int(period[:4])
    return date(year, 7, 15) if period.endswith("H1") else date(year, 12, 15)
