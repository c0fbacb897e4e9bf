"""From where to where an article warns of what it tells."""

import pytest

from text.articles.layout import laid_out
from text.articles.lines import LONGEST, lines_of
from text.articles.spoiled import passages_of
from text.episodes import FINALE

OPEN = "It is a slow drama about a ferry, and this much of it gives nothing away."


def told(text):
    """The lines that are warned of, and how far each passage goes."""
    lines = lines_of(laid_out(text))
    return [
        ([line.text for line in lines[one.first : one.end]], one.spoils_to, one.is_closed)
        for one in passages_of(lines)
    ]


@pytest.mark.parametrize(
    "warning",
    [
        *("SPOILERS AHEAD", "Spoilers ahead!", "*** SPOILER WARNING ***", "Major spoilers below"),
        *("Spoilers!", "(spoilers)", "Spoilers start here", "⚠️ Spoiler alert", "Here be spoilers."),
        *("Now with spoilers:", "WARNING: SPOILERS", "Spoilers from here on.", "Spoiler zone"),
        "This section contains spoilers.",
        "Be told that from this point on I write about the story with major spoilers, and that whoever "
        "has not seen all of it may want to come back later.",
        *("스포일러 주의", "스포 있음", "스포일러 시작", "아래부터 스포", "※ 스포일러 있습니다"),
    ],
)
@pytest.mark.parametrize("above", ["", f"{OPEN}\n\n"])
def test_warning_tells_of_all_that_follows(above, warning):
    assert told(f"{above}{warning}\n\nHe drowns.\n\nShe leaves.") == [
        ([warning, "He drowns.", "She leaves."], FINALE, True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Spoiler-free, as ever.",
        "No spoilers below!",
        "Spoiler warning: none",
        "I hate spoilers.",
        "He spoils her in episode 8.",
        "The story (no spoilers)",
        "The story (2019)",
        "스포일러 없음",
        "A fine show. The trailer has a few spoilers. I saw it first.",
    ],
)
def test_other_words_warn_of_nothing(text):
    assert told(f"{OPEN}\n\n{text}\n\nHe sails.") == []


@pytest.mark.parametrize(
    "end",
    [
        *(
            "End of spoilers",
            "End spoiler alert",
            "End of the spoiler section",
            "END SPOILERS",
            "Spoilers end here.",
            "--- spoilers over ---",
        ),
        *(
            "/spoilers",
            "Spoiler-free from here on",
            "No more spoilers",
            "스포일러 끝",
            "여기까지 스포 끝",
        ),
    ],
)
def test_article_says_where_it_ends(end):
    assert told(f"{OPEN}\n\nSPOILERS AHEAD\n\nHe drowns.\n\n{end}\n\nGo and see it.") == [
        (["SPOILERS AHEAD", "He drowns.", end], FINALE, True)
    ]


def test_next_heading_of_its_level_ends_it_and_may_be_wrong():
    text = "## Story\n\nA ferry.\n\nSPOILERS AHEAD\n\n### How\n\nHe drowns.\n\n## Sound\n\nFine."
    assert told(text) == [(["SPOILERS AHEAD", "How", "He drowns."], FINALE, False)]


@pytest.mark.parametrize("warning", ["Spoilers", "The ending (spoilers!)", "결말 (스포)"])
def test_heading_that_warns_has_its_own_section(warning):
    text = f"## Story\n\nA ferry.\n\n## {warning}\n\nHe drowns.\n\n## Sound\n\nFine."
    assert told(text) == [([warning, "He drowns."], FINALE, True)]


def test_warning_right_above_a_heading_tells_of_what_is_below_it():
    text = (
        "## Story\n\nA ferry.\n\nSPOILERS BELOW\n\n## The ending\n\nHe drowns.\n\n## Sound\n\nFine."
    )
    ((lines, _, is_closed),) = told(text)
    assert lines[-1] == "Fine."
    assert is_closed


def test_warning_at_the_end_of_a_paragraph_leaves_it_open():
    assert told(f"{OPEN} Spoilers ahead!\n\nHe drowns.") == [(["He drowns."], FINALE, True)]


def test_warning_before_other_sentences_takes_them_along():
    text = "Spoilers ahead! He drowns, and nobody is told of it until much later."
    assert told(f"{OPEN}\n\n{text}\n\nShe leaves.") == [([text, "She leaves."], FINALE, True)]


def test_farthest_warning_of_a_passage_counts():
    text = f"{OPEN}\n\nSpoilers for episodes 1–4 below.\n\nHe sails.{{}}"
    ((_, near, _),) = told(text.format(""))
    ((_, far, _),) = told(text.format("\n\nFull spoilers now!\n\nHe drowns."))
    assert (near, far) == (4, FINALE)


def test_how_far_the_whole_text_goes_is_no_passage():
    assert told(f"This recap contains spoilers up to episode 8.\n\n{OPEN}") == []


@pytest.mark.parametrize("warning", ["SPOILERS AHEAD", "결말 (스포 주의)"])
def test_heading_that_warns_of_what_follows_may_tell_of_more_sections(warning):
    text = f"## Story\n\nA ferry.\n\n## {warning}\n\nHe drowns.\n\n## Sound\n\nFine."
    assert told(text) == [([warning, "He drowns."], FINALE, False)]
    ((lines, _, is_closed),) = told(text.replace("He drowns.", ""))
    assert (lines[-1], is_closed) == ("Fine.", True)


def test_last_of_very_many_passages_goes_to_the_end():
    found = told("A ferry.\n\n" + "Spoilers\n\nHe drowns.\n\nEnd of spoilers\n\n" * 400 + "Fine.")
    assert len(found) == 300
    assert found[-1][0][-1] == "Fine."


def test_warning_with_nothing_behind_it_is_no_passage():
    assert told(f"{OPEN}\n\nSPOILERS AHEAD") == []


def test_words_behind_a_warning_in_the_last_line_are_veiled():
    last = "The songs are fine. Spoilers ahead! She drowns too."
    assert told(f"{OPEN}\n\n{last}") == [([last], FINALE, True)]
    assert told(last) == [([last], FINALE, True)]


def test_warning_that_ends_the_last_line_is_no_passage():
    assert told(f"{OPEN}\n\nThe songs are fine. Spoilers ahead!") == []


def test_farther_warning_counts_within_a_long_paragraph():
    songs = "The songs are fine and the ferry is slow and nobody minds that at all. " * 2
    text = f"{OPEN}\n\nSpoilers for episode 3 ahead.\n\nHe sails.\n\n{songs}{{}} He drowns."
    ((_, near, _),) = told(text.format("It rains."))
    ((_, far, _),) = told(text.format("Full series spoilers from here on!"))
    assert (near, far) == (3, FINALE)


@pytest.mark.parametrize("above", ["", f"{OPEN}\n\n"])
@pytest.mark.parametrize("warning", ["Spoilers after episode 4!", "4회 이후 스포 주의"])
def test_warning_of_what_comes_after_an_episode_goes_to_the_ending(above, warning):
    assert told(f"{above}{warning}\n\nHe drowns.") == [([warning, "He drowns."], FINALE, True)]


@pytest.mark.parametrize(
    "warning", ["End spoilers ahead!", "The end spoilers follow", "End spoilers below"]
)
def test_spoilers_of_the_end_are_not_the_end_of_spoilers(warning):
    assert told(f"{OPEN}\n\n{warning}\n\nHe drowns.") == [([warning, "He drowns."], FINALE, True)]
    ((lines, _, _),) = told(f"{OPEN}\n\nSpoilers!\n\nHe sails.\n\n{warning}\n\nHe drowns.")
    assert lines[-1] == "He drowns."


def test_warning_where_a_very_long_line_is_cut_takes_the_line_along():
    warning = " Beware of spoilers from here."
    before = ("word " * 800)[: LONGEST - len(warning) - 1] + "."
    text = f"{before}{warning} He drowns in the end."
    assert told(f"{OPEN}\n\n{text}\n\nFine.") == [([text, "Fine."], FINALE, True)]
