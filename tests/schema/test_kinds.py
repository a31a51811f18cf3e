# SPDX-License-Identifier: MIT
"""Text, numbers, yes and no, choices and money: what is read, what is refused and why."""

from __future__ import annotations

from decimal import Decimal

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema.kinds import (
    LONGEST,
    BooleanKind,
    ChoiceKind,
    IntegerKind,
    MoneyKind,
    NoteKind,
    TextKind,
    check_text,
)
from delegate_crm.schema.values import Money
from tests.schema.reading import reading

ROLES = {"head": NC_("role", "Head"), "co_host": N_("Co-host")}


def test_text_is_kept_letter_for_letter() -> None:
    kind = TextKind()
    assert kind.parse("  Чжан  Говэй (张国伟) 🎋\t", reading()) == "Чжан  Говэй (张国伟) 🎋"
    assert list(kind.words("Zhang")) == ["Zhang"]


def test_note_is_text_of_another_name() -> None:
    assert (NoteKind().name, NoteKind().write("a\nb", Translator("ru"))) == ("note", "a\nb")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\0b", "NUL"),
        ("a\x07b", "control character"),
        ("a\x85b", "control character"),
        ("a\x1b[2Jb", "control character"),
        ("two\nlines", "one line"),
        ("two\tcells", "one line"),
        ("half \ud83c", "half a character"),
        ("x" * (LONGEST + 1), "letters"),
    ],
)
def test_text_that_cannot_be_kept_is_refused(text: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        TextKind().check(text)
    assert said in refused.value.message.message
    assert refused.value.hint


def test_control_character_is_named_and_lines_are_kept_where_lines_are() -> None:
    with pytest.raises(Invalid) as refused:
        NoteKind().check("a\x07b")
    assert refused.value.message.values == {"code": "U+0007"}
    NoteKind().check("one\r\n\ttwo")


def test_longest_text_is_kept() -> None:
    check_text("字" * LONGEST)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 1,200,300 ", 1200300),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("-3", -3),
        ("+7", 7),
    ],
)
def test_number_is_read_with_group_marks(text: str, number: int) -> None:
    assert IntegerKind().parse(text, reading()) == number


@pytest.mark.parametrize("text", ["", "twelve", "1.5", "1,5", "12,50", "1e3", "9" * 13, "--1"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        IntegerKind().parse(text, reading())


@pytest.mark.parametrize("number", [0, 10])
def test_number_outside_its_bounds_is_refused(number: int) -> None:
    kind = IntegerKind(least=1, most=9)
    kind.check(None)
    kind.check(1)
    with pytest.raises(Invalid):
        kind.check(number)


@pytest.mark.parametrize("text", ["yes", "TRUE", "1", " y ", "on", "да", "Истина", "是", "真"])
def test_yes_in_three_languages(text: str) -> None:
    assert BooleanKind().parse(text, reading()) is True


@pytest.mark.parametrize("text", ["no", "False", "0", "n", "off", "нет", "ЛОЖЬ", "否", "假"])
def test_no_in_three_languages(text: str) -> None:
    assert BooleanKind().parse(text, reading()) is False


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(Invalid):
        BooleanKind().parse("perhaps", reading())


def test_no_is_a_value_in_json() -> None:
    assert BooleanKind().json(value=False) is False
    assert [BooleanKind().write(each, Translator("en")) for each in (True, False)] == ["yes", "no"]


@pytest.mark.parametrize("text", ["head", "HEAD", "Head", " head "])
def test_choice_is_read_by_code_or_by_word(text: str) -> None:
    assert ChoiceKind(ROLES).parse(text, reading("ru")) == "head"


def test_word_of_a_choice_in_the_language_of_the_reader() -> None:
    kind = ChoiceKind(ROLES)
    word = kind.write("co_host", Translator("ru"))
    assert kind.parse(word, reading("ru")) == "co_host"


def test_refused_choice_lists_the_codes() -> None:
    with pytest.raises(Invalid) as refused:
        ChoiceKind(ROLES).parse("guest", reading())
    assert refused.value.hint is not None
    assert refused.value.hint.values == {"names": "head, co_host"}


def test_code_outside_the_list_is_refused_but_can_still_be_shown() -> None:
    kind = ChoiceKind(ROLES)
    kind.check("")
    assert kind.write("guest", Translator("en")) == "guest"
    with pytest.raises(Invalid):
        kind.check("guest")


def test_choices_are_the_list() -> None:
    assert ChoiceKind(ROLES).choices() == ROLES
    assert TextKind().choices() == {}


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1200 CNY", "1200", "CNY"),
        ("CNY 1,200.50", "1200.50", "CNY"),
        ("1 200,50 rub", "1200.50", "RUB"),
        ("1.200,50 EUR", "1200.50", "EUR"),
        ("1,200 usd", "1200", "USD"),
        ("-12.5 CNY", "-12.5", "CNY"),
        ("0.1CNY", "0.1", "CNY"),
    ],
)
def test_money_is_read_however_it_is_grouped(text: str, amount: str, currency: str) -> None:
    assert MoneyKind().parse(text, reading()) == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("lang", "typed", "taken"),
    [
        ("en", "1,200 EUR", True),
        ("en", "1.200 EUR", False),
        ("zh", "1,200 CNY", True),
        ("ru", "1,200 RUB", False),
        ("ru", "1.200 RUB", False),
        ("ru", "1 200 RUB", True),
    ],
)
def test_thousands_that_may_be_decimals_are_decided_by_the_language_or_refused(
    lang: str,
    typed: str,
    taken: bool,  # noqa: FBT001 - a row of the table
) -> None:
    if taken:
        assert MoneyKind().parse(typed, reading(lang)).amount == Decimal(1200)  # type: ignore[union-attr]  # it is there
        return
    with pytest.raises(Invalid, match="two amounts"):
        MoneyKind().parse(typed, reading(lang))


@pytest.mark.parametrize("text", ["1200", "CNY", "twelve CNY", "1.2.3,4,5 CNY", ". CNY", "12 YUAN"])
def test_what_is_no_money_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        MoneyKind().parse(text, reading())
    assert refused.value.problems[0].message.values["text"] == text


def test_amount_that_is_no_number_is_refused() -> None:
    MoneyKind().check(None)
    with pytest.raises(Invalid):
        MoneyKind().check(Money(Decimal("nan"), "CNY"))


def test_no_digit_of_an_amount_is_lost() -> None:
    kind, money = MoneyKind(), Money(Decimal("12.50"), "CNY")
    assert kind.json(money) == {"amount": "12.50", "currency": "CNY"}
    assert kind.pack(money) == ("12.50", "CNY")


def test_kind_without_parts_refuses_one() -> None:
    with pytest.raises(Invalid):
        TextKind().parse_part("en", "Mayor", "", reading())
