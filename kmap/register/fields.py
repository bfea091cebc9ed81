"""How each kind of field reads what stands in the file.

The parser hands over text as it was written; here it becomes a number, a date, a
truth value or stays text. A `KM0` code is the type of the error that pydantic
carries, so that nothing has to be guessed from pydantic's own sentences.
"""

import calendar
import datetime
import math
import re
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from kmap.register.parse import Quoted

SECTION = ConfigDict(extra="forbid", frozen=True, defer_build=True, regex_engine="rust-regex")
"""Every part of a register: unknown fields are refused, values never change."""

_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{0,15})?|\.[0-9]{1,15})")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_LONGEST_SHOWN = 40


def shown(value: Any) -> str:
    """Return what was found as it can stand in a message: one line, in backticks, not too long."""
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    text = " ".join(str(value).split())
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 3] + "..."
    return f'`"{text}"`' if isinstance(value, Quoted) else f"`{text}`"


def wrong(code: str, message: str, tip: str) -> PydanticCustomError:
    """Return the error that reading turns into a problem with this code."""
    return PydanticCustomError(code, "{message}", {"message": message, "tip": tip})


def read_number(value: Any) -> float:
    """Return the number that a plain scalar spells: decimal, never octal, in sixties or in text."""
    if value.__class__ is str and (number := _number(value)) is not None:
        return number
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)  # a register built in Python, not read from a file
    if isinstance(value, dict | list):
        raise wrong("KM011", f"is {shown(value)} where a number belongs", "write one decimal number, such as 4 or 3.5")
    raise wrong("KM012", f"{shown(value)} is not a number", _number_tip(value))


@lru_cache(maxsize=1024)  # a register says the same few numbers over and over, as it does days
def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def _number_tip(value: Any) -> str:
    if not isinstance(value, str):
        return "write a decimal number, such as 4 or 3.5"
    if _NUMBER.fullmatch(value):
        return f"write {value} without the quotes"
    if re.fullmatch(r"[0-9]+,[0-9]+", value):
        return f"write {value.replace(',', '.')}, with a point"
    if re.fullmatch(r"0[0-9]+(\.[0-9]+)?", value):
        return f"write {value.lstrip('0') or '0'}: a leading 0 could mean an octal number"
    if re.fullmatch(r"[0-9][0-9_]+", value):
        return f"write {value.replace('_', '')}"
    return "write a decimal number, such as 4 or 3.5; leave the line out where it is not known"


def read_whole(value: Any) -> int:
    """Return the whole number that a plain scalar spells."""
    number = read_number(value)
    if not number.is_integer():
        raise wrong("KM012", f"{shown(value)} is not a whole number", "write a whole number, such as 90")
    return int(number)


def _bounded(read: Any, allowed: str, fits: Any) -> Any:
    def read_bounded(value: Any) -> Any:
        """Return the number, having seen that it fits."""
        number = read(value)
        if not fits(number):
            raise wrong("KM012", f"{shown(value)} is not {allowed}", f"write {allowed}")
        return number

    return read_bounded


def read_truth(value: Any) -> bool:
    """Return the truth value that a plain scalar spells: `true` or `false`, no other word."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and not isinstance(value, Quoted) and value in ("true", "false"):
        return value == "true"
    if isinstance(value, dict | list):
        raise wrong("KM011", f"is {shown(value)} where true or false belongs", "write true or false")
    meant = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
    word = str(value).lower()
    word = meant.get(word, word)
    tip = (
        f"write {word}"
        if word in ("true", "false")
        else "write true or false; leave the line out where it is not known"
    )
    raise wrong("KM014", f"{shown(value)} is not a truth value", tip)


def read_day(value: Any) -> datetime.date:
    """Return the day that a plain scalar spells as ``YYYY-MM-DD``."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if value.__class__ is str and _DATE.fullmatch(value):
        try:
            return _day(value)
        except ValueError:
            raise wrong("KM013", f"{shown(value)} is not a day of the calendar", _day_tip(value)) from None
    if isinstance(value, dict | list):
        raise wrong("KM011", f"is {shown(value)} where a date belongs", "write it as YYYY-MM-DD, such as 2026-03-31")
    raise wrong("KM013", f"{shown(value)} is not a date", _date_tip(value, "YYYY-MM-DD, such as 2026-03-31"))


@lru_cache(maxsize=1024)
def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _day_tip(value: str) -> str:
    year, month = int(value[:4]), int(value[5:7])
    if year >= 1 and 1 <= month <= 12:
        return f"{value[:7]} has days 01 to {calendar.monthrange(year, month)[1]}"
    return "a year has months 01 to 12" if year >= 1 else "write the year in four digits, such as 2026"


def _date_tip(value: Any, form: str) -> str:
    if not isinstance(value, str):
        return f"write it as {form}"
    if isinstance(value, Quoted) and (_DATE.fullmatch(value) or _MONTH.fullmatch(value)):
        return f"write {value} without the quotes"
    days: list[str] = []
    if match := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", value):
        year, month, day = match.groups()
        days = _real([(year, month, day)])
    elif match := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", value):
        first, second, year = match.groups()
        days = _real([(year, second, first), (year, first, second)])
    if len(days) == 2 and days[0] != days[1]:
        return f"write {days[0]} if the day stands first, {days[1]} if the month does"
    return f"write {days[0]}" if days else f"write it as {form}"


def _real(days: list[tuple[str, str, str]]) -> list[str]:
    """Return, as they are written in a register, the days that the calendar has."""
    written = [f"{year}-{month:0>2}-{day:0>2}" for year, month, day in days]
    return [day for day in written if _is_day(day)]


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _day_or_month(last: bool) -> Any:
    def read(value: Any) -> datetime.date:
        """Return the day, or the first or last one of a month."""
        if isinstance(value, str) and not isinstance(value, Quoted) and (match := _MONTH.fullmatch(value)):
            year, month = map(int, match.groups())
            if year < 1 or not 1 <= month <= 12:
                raise wrong("KM013", f"{shown(value)} is not a month of the calendar", "a year has months 01 to 12")
            return datetime.date(year, month, calendar.monthrange(year, month)[1] if last else 1)
        if isinstance(value, str) and not isinstance(value, Quoted) and not _DATE.fullmatch(value):
            form = "YYYY-MM-DD or YYYY-MM, such as 2026-03-31 or 2026-03"
            raise wrong("KM013", f"{shown(value)} is not a date", _date_tip(value, form))
        return read_day(value)

    return read


def read_threshold(value: Any) -> float | str:
    """Return a threshold: the word `midpoint`, `mean` or `median`, or a number."""
    if isinstance(value, dict | list):
        tip = "write midpoint, mean, median or a number on the scale"
        raise wrong("KM011", f"is {shown(value)} where a threshold belongs", tip)
    if isinstance(value, str) and value in ("midpoint", "mean", "median"):
        return str(value)
    try:
        return read_number(value)
    except PydanticCustomError:
        tip = "write midpoint, mean, median or a number on the scale"
        raise wrong("KM015", f"{shown(value)} is not a threshold", tip) from None


def one_or_many(value: Any) -> Any:
    """Return a list: one word is a list of one."""
    return [value] if isinstance(value, str) else value


_TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
_DAY_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "format": "date"}
_DAY_OR_MONTH_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}
_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ID_SCHEMA = {"type": ["string", "integer"], "pattern": _ID}

Text = Annotated[str, WithJsonSchema(_TEXT_SCHEMA)]
Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema({**_TEXT_SCHEMA, "minLength": 1})
]
Id = Annotated[str, StringConstraints(pattern=_ID), WithJsonSchema(ID_SCHEMA)]
Number = Annotated[float, PlainValidator(read_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, PlainValidator(read_whole), WithJsonSchema({"type": "integer"})]
Truth = Annotated[bool, PlainValidator(read_truth), WithJsonSchema({"type": "boolean"})]
Day = Annotated[datetime.date, PlainValidator(read_day), WithJsonSchema(_DAY_SCHEMA)]
LastDay = Annotated[datetime.date, PlainValidator(_day_or_month(last=True)), WithJsonSchema(_DAY_OR_MONTH_SCHEMA)]
"""A day, or a month, which means its last day."""
FirstDay = Annotated[datetime.date, PlainValidator(_day_or_month(last=False)), WithJsonSchema(_DAY_OR_MONTH_SCHEMA)]
"""A day, or a month, which means its first day."""
Positive = Annotated[
    float,
    PlainValidator(_bounded(read_number, "a number above 0", lambda n: n > 0)),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
NotNegative = Annotated[
    float,
    PlainValidator(_bounded(read_number, "0 or a number above it", lambda n: n >= 0)),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
Days = Annotated[
    int,
    PlainValidator(_bounded(read_whole, "a number of days from 1 to 36500", lambda n: 1 <= n <= 36500)),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 36500}),
]
Count = Annotated[
    int,
    PlainValidator(_bounded(read_whole, "0 or a whole number above it", lambda n: n >= 0)),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
Step = Annotated[
    int,
    PlainValidator(_bounded(read_whole, "a step from 1 to 7", lambda n: 1 <= n <= 7)),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 7}),
]
Rating = Annotated[
    float,
    PlainValidator(_bounded(read_number, "a rating from 1 to 5, 5 being best", lambda n: 1 <= n <= 5)),
    WithJsonSchema({"type": "number", "minimum": 1, "maximum": 5}),
]
Threshold = Annotated[
    float | str,
    PlainValidator(read_threshold),
    WithJsonSchema({"anyOf": [{"enum": ["midpoint", "mean", "median"]}, {"type": "number"}]}),
]
Words = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]
SomeWords = Annotated[tuple[Text, ...], BeforeValidator(one_or_many), Field(min_length=1)]
"""Words, at least one."""


def described(description: str, default: Any = None, alias: str | None = None) -> Any:
    """Return a field that may be left out, with the sentence that schema, docs and tips show."""
    if default == {}:
        return Field(default_factory=dict, description=description, alias=alias)  # else it is copied each time
    return Field(default=default, description=description, alias=alias)


def required(description: str, alias: str | None = None) -> Any:
    """Return a field that must be given, with its description."""
    return Field(description=description, alias=alias)
