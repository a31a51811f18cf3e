# SPDX-License-Identifier: MIT
"""Posts that begin, end and follow one another, each time in one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.person import Person
from delegate_crm.kit.errors import Invalid, UserError
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.rules.datewords import write_date
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.office import Office, Work
from delegate_crm.services.posts import TypedPost, change_post, end_post, make_main, start_post
from tests.factories import Make

ZHANG = "Zhang Guowei"


def done(office: Office, act: Callable[..., Any], *args: object, lang: str = "en") -> Any:  # noqa: ANN401 - of any act
    def job(work: Work) -> object:
        return act(work, *args, reading_for(office, lang, work.reader))

    return office.write(N_("Post"), job)


def posts(office: Office, person: Person) -> list[Affiliation]:
    return office.read(lambda reader: reader.where(Affiliation, person=person.id))


def words(post: Affiliation, key: str) -> str:
    return write_date(post.get(key), Translator("en")) if post.get(key) else ""


def test_a_change_ends_the_old_post_and_begins_the_new_one(sample: Office) -> None:
    zhang = Make(sample).find("person", ZHANG)
    (old,) = posts(sample, zhang)
    typed = TypedPost(str(zhang.id), str(old.organisation), "Governor", "since March")
    done(sample, change_post, old.id, typed)
    before, after = posts(sample, zhang)
    assert (words(before, "until"), before.primary) == ("March 2019", True)
    assert (after.title.best("en"), words(after, "since"), after.primary) == (
        *("Governor", "March 2019", True),
    )


def test_a_change_is_one_step_of_undo(sample: Office) -> None:
    zhang = Make(sample).find("person", ZHANG)
    (old,) = posts(sample, zhang)
    done(sample, change_post, old.id, TypedPost(str(zhang.id), "11", "Governor", "March"))
    sample.undo()
    assert posts(sample, zhang) == [old]


@pytest.mark.parametrize(
    ("since", "until"),
    [("15 March 2019", "14 March 2019"), ("March 2019", "March 2019"), ("", "by 1 March 2019")],
)
def test_the_old_post_ends_when_the_new_one_begins(sample: Office, since: str, until: str) -> None:
    zhang = Make(sample).find("person", ZHANG)
    (old,) = posts(sample, zhang)
    done(sample, change_post, old.id, TypedPost(str(zhang.id), "11", "Governor", since))
    assert words(posts(sample, zhang)[0], "until") == until


def test_a_second_post_is_not_the_main_one(sample: Office) -> None:
    zhang = Make(sample).find("person", ZHANG)
    done(sample, start_post, TypedPost(str(zhang.id), "12", "Adviser"))
    assert [each.primary for each in posts(sample, zhang)] == [True, False]


def test_the_mark_of_the_main_post_moves(sample: Office) -> None:
    zhang = Make(sample).find("person", ZHANG)
    second = done(sample, start_post, TypedPost(str(zhang.id), "12", "Adviser"))
    sample.write(N_("Main"), lambda work: make_main(work, second))
    assert [each.primary for each in posts(sample, zhang)] == [False, True]


def test_who_and_what_is_not_here_yet_is_made(office: Office) -> None:
    made = done(office, start_post, TypedPost("王芳", "新乡大学", "校长", "2017"), lang="zh")
    post = office.read(lambda reader: reader.get(Affiliation, made))
    person, body = office.read(
        lambda reader: (
            reader.get(Person, post.person or 0),
            reader.get(Organisation, post.organisation or 0),
        )
    )
    assert (person.names[0].order, body.names[0].script) == ("family_first", "Hani")
    assert (post.title.exact("zh"), post.primary) == ("校长", True)


def test_known_names_are_not_made_again(sample: Office) -> None:
    zhang = Make(sample).find("person", ZHANG)
    done(sample, start_post, TypedPost(ZHANG, "Troitsk city administration", "Guest"))
    assert len(posts(sample, zhang)) == 2


def test_a_title_is_in_the_language_of_its_letters(sample: Office) -> None:
    zhang = Make(sample).find("person", ZHANG)
    made = done(sample, start_post, TypedPost(str(zhang.id), "12", "市长"), lang="en")
    assert sample.read(lambda reader: reader.get(Affiliation, made)).title.exact("zh") == "市长"


def test_addresses_of_a_post_end_with_it(sample: Office) -> None:
    make = Make(sample)
    zhang = make.find("person", ZHANG)
    (old,) = posts(sample, zhang)
    point = make.change(zhang, channels="z@xinxiang.example").channels[0]
    known = zhang.having(channels=(point.having(affiliation=old.id),))
    sample.write(N_("Contact"), lambda work: work.save(known, make.again(zhang)))
    done(sample, end_post, old.id, "31 January 2019")
    ended = make.again(zhang).channels[0].invalid_since
    assert ended.isoformat() == "2019-01-31"


def test_a_post_ends_today_unless_told_when(sample: Office) -> None:
    zhang = Make(sample).find("person", ZHANG)
    done(sample, end_post, posts(sample, zhang)[0].id, "")
    until = posts(sample, zhang)[0].until
    assert until is not None
    assert until.latest == sample.today


def test_a_new_post_says_what_is_missing(sample: Office) -> None:
    zhang = Make(sample).find("person", ZHANG)
    (old,) = posts(sample, zhang)
    with pytest.raises(Invalid) as refused:
        done(sample, change_post, old.id, TypedPost(str(zhang.id), "", "Governor"))
    assert refused.value.problems[0].field == "organisation"
    assert posts(sample, zhang) == [old]


def test_a_date_that_cannot_be_read_changes_nothing(sample: Office) -> None:
    zhang = Make(sample).find("person", ZHANG)
    (old,) = posts(sample, zhang)
    with pytest.raises(UserError):
        done(sample, change_post, old.id, TypedPost(str(zhang.id), "11", "Governor", "31 Feb"))
    assert posts(sample, zhang) == [old]
