# SPDX-License-Identifier: MIT
"""What the page of a person shows."""

from __future__ import annotations

from delegate_crm.entities.person import Person
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.office import Office
from delegate_crm.services.person_overview import PersonOverview, person_overview
from tests.factories import Make
from tests.scale.counting import statements


def overview(office: Office, lang: str = "en", name: str = "Zhang Guowei") -> PersonOverview:
    person = Make(office).find("person", name)
    return office.read(lambda reader: person_overview(reader, person, lang, office.today))


def test_the_native_form_stands_beside_the_readers(sample: Office) -> None:
    assert (overview(sample).native, overview(sample, "zh").native) == ("张国伟", "")


def test_the_country_is_that_of_citizenship_else_of_the_post(sample: Office) -> None:
    ours = overview(sample, name="Denis Kovalevich")
    assert (overview(sample).country, ours.country) == ("CN", "RU")
    assert (overview(sample).priority, ours.priority) == (True, False)


def test_posts_stand_in_the_language_of_the_reader(sample: Office) -> None:
    (post,) = overview(sample, "ru").posts
    assert post.words == "секретарь горкома КПК · Синьсянский горком КПК"
    assert (post.main, post.current) == (True, True)


def test_posts_that_are_held_come_before_those_that_ended(sample: Office) -> None:
    make = Make(sample)
    zhang = make.find("person", "Zhang Guowei")
    for title, since, until in (("Clerk", "2001", "2009"), ("Head", "2009", "2015")):
        make.affiliation(person=zhang, organisation="12", title=title, since=since, until=until)
    make.affiliation(person=zhang, organisation="12", title="Adviser", since="2017")
    found = overview(sample).posts
    assert [each.title for each in found][1:] == ["Adviser", "Head", "Clerk"]
    assert [each.when for each in found][1:] == ["2017 – now", "2009 – 2015", "2001 – 2009"]


def test_a_visit_tells_the_role_in_it(sample: Office) -> None:
    (visit,) = overview(sample).visits
    assert visit.remark.endswith("Head of delegation")
    assert (visit.icon, visit.mark) == ("incoming", "Took place")


def test_promises_of_their_visits_are_theirs_too(sample: Office) -> None:
    found = overview(sample)
    assert (found.follow_up_count, found.ledgers["us"].rows[0].state) == (10, WindowState.OVERDUE)
    assert [each.title for each in found.windows] == ["Feedback on prospects of cooperation"]


def test_our_own_people_have_only_promises_of_their_own(sample: Office) -> None:
    assert overview(sample, name="Denis Kovalevich").follow_up_count == 0


def test_what_happened_lately_comes_with_the_day(sample: Office) -> None:
    found = [(each.kind, each.remark) for each in overview(sample).lately]
    assert found[0] == ("press_item", "1 Aug 2018 · Press item")
    assert found[1][0] == "visit"


def test_what_is_archived_is_left_out(sample: Office) -> None:
    make = Make(sample)
    visit = make.find("visit", "V-2018-001")
    sample.write(visit.label, lambda work: work.archive(visit))
    found = overview(sample)
    assert (found.visits, found.visit_count, found.follow_up_count) == ((), 0, 0)


def test_a_new_person_has_nothing_around(office: Office) -> None:
    found = office.read(lambda reader: person_overview(reader, Person(), "en", office.today))
    assert (found.posts, found.post, found.names.printed) == ((), None, ())


def test_more_of_everything_takes_no_more_queries(sample: Office) -> None:
    make = Make(sample)
    zhang = make.find("person", "Zhang Guowei")

    def count() -> int:
        return sample.read(
            lambda reader: statements(
                reader, lambda: person_overview(reader, zhang, "en", sample.today)
            )
        )

    make.affiliation(person=zhang, organisation="12", title="Adviser")
    before = count()
    for number in range(3):
        visit = make.visit(title=f"Visit {number}", start="2018", direction="incoming")
        group = make.delegation(visit=visit, side="guest")
        make.delegate(delegation=group, person=zhang)
        make.affiliation(person=zhang, organisation="12", title=f"Adviser {number}", until="2018")
        make.follow_up(
            text=f"Promise {number}", by=zhang, responsible="1", visit=visit, window="6-12 months"
        )
    assert count() == before
