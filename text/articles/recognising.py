"""A post in, what it says of a show out; what is not understood stays in the body, where it stood."""

from collections.abc import Iterator, Sequence
from typing import Any

from text.articles import cast, coverage, judging, naming, places, runs
from text.articles.coverage import review_kind_of
from text.articles.entries import sentences
from text.articles.found import Article, Coverage, Found, Offer, Shows, nothing_known
from text.articles.labels import labelled, overview_of
from text.articles.layout import laid_out, printed
from text.articles.lines import Line, lines_of
from text.articles.moments import moments_of
from text.articles.overview import Overview, read_overview
from text.articles.quotes import quotes_of
from text.articles.rated import rated
from text.articles.sections import Section, sections_of
from text.articles.taking import take_out
from text.articles.titles import read_headline
from text.articles.warnings import disclosed, hashtags, is_only_hashtags, warned
from text.typed import printable

_MOST_PAIRS = 100
_OPENING = 12
"""Lines in which an article says what it is about."""


def recognise(html: str, *, headline: str = "", known: Shows = nothing_known) -> Article:
    """Nothing is sure but its hashtags where the post is no review of one show."""
    root = laid_out(html)
    reading = _Reading(html, lines_of(root), printable(headline), known)
    reading.read()
    if reading.taken:
        take_out(line for line in reading.lines if line.number in reading.taken)
    reading.article.body = printed(root)
    return reading.article


class _Reading:
    """One article while it is read; ``taken`` are the lines that became records."""

    def __init__(self, html: str, lines: list[Line], headline: str, known: Shows) -> None:
        self.lines = lines
        self.headline = headline or _first_heading(lines)
        self.known = known
        self.article = Article(html)
        self.taken: set[int] = set()
        self.facts = labelled(lines)
        self.overview_facts = overview_of(self.facts)

    def read(self) -> None:
        self._hashtags()
        name = self._name()
        self.sections = sections_of(self._untaken(), name)
        self.article.is_review = self._is_review()
        overview = read_overview(self.overview_facts, self.lines)
        self._facts(overview)
        self._cast(overview)
        self._rating()
        self._coverage()
        self._entries()
        self._in_brief()
        self._warnings()
        self._prose()
        self.taken |= overview.taken
        if not self.article.is_review:
            self._doubt()
        self._headings()

    def _untaken(self) -> list[Line]:
        return [line for line in self.lines if line.number not in self.taken]

    def _hashtags(self) -> None:
        found: dict[str, Found[str]] = {}
        for line in self.lines:
            for tag in hashtags(line.text):
                found.setdefault(tag.casefold(), Found(tag, True, line.text[:300], line.number))
            if is_only_hashtags(line.text):
                self.taken.add(line.number)
        self.article.hashtags = tuple(found.values())

    def _may_be_review(self) -> bool:
        if judging.is_of_something_else(self.headline, self.lines):
            return False
        return len(judging.titles_of(self.facts)) < 2 and judging.is_about_screens(
            self.headline, self.lines
        )

    def _is_review(self) -> bool:
        """By what it calls itself, its overview and sections; else by who plays whom and a rating."""
        if not self._may_be_review():
            return False
        kinds = {section.kind for section in self.sections if section.lines}
        if (
            read_headline(self.headline).is_told
            or self.overview_facts
            or kinds & {"moments", "lines"}
        ):
            return True
        if not (self.article.title and self.article.title.sure):
            return False
        told = any(cast.told(line.read) for line in self.lines)
        judged = rated(self.headline, self.facts, [], self.lines).rating
        seen = any(coverage.told_in(line.read) for line in self.lines)
        calls_itself = any(review_kind_of(line.text) for line in self.lines[:3])
        return (judged is not None and judged.sure) or ((seen or calls_itself) and told)

    def _name(self) -> str:
        title = next((fact for fact in self.overview_facts if fact.kind == "title"), None)
        overview = read_overview([title], []).title if title else None
        found = naming.named(
            overview,
            read_headline(self.headline),
            "" if overview else self.headline,
            self.lines,
            self.known,
        )
        article = self.article
        if found.title and title:
            found = found._replace(
                title=Found(found.title.value, found.title.sure, title.line.text, title.line.number)
            )
        article.title, article.title_hangul = found.title, found.hangul
        article.year, article.other_titles = found.year, found.others
        if found.known and found.title:
            article.show = Found(
                found.known.key, found.title.sure, found.title.evidence, found.title.where
            )
        return found.title.value if found.title else ""

    def _facts(self, overview: Overview) -> None:
        article = self.article
        for name, found in overview.found.items():
            if name in {"genres", "directors", "writers", "availability"}:
                setattr(article, name, tuple(found))
            elif name == "other_titles":
                article.other_titles = (*article.other_titles, *found)
            elif name != "title" and (name == "year" or not getattr(article, name)):
                setattr(article, name, found[0])

    def _cast(self, overview: Overview) -> None:
        prose = "\n".join(line.text for line in self.lines if line.number not in overview.taken)
        pairs = list(overview.pairs)
        for section in self.sections:
            if section.kind == "cast" and not overview.pairs:
                pairs += self._listed(section)
        listed = cast.in_one_order(pairs, prose)
        found = [Found(one.pair, True, one.words[:300]) for one in listed]
        told: list[tuple[cast.Pair, int]] = []
        for line in self.lines:
            if line.level or line.number in overview.taken or line.number in self.taken:
                continue
            for one in cast.told(line.read):
                if len(told) < _MOST_PAIRS and not any(one.pair == other.pair for other, _ in told):
                    told.append((one, line.number))
        turned = cast.in_one_order([one for one, _ in told], prose)
        for one, (_, number) in zip(turned, told, strict=True):
            if not any(cast.is_same(one.pair, other.value) for other in found):
                found.append(Found(one.pair, True, one.words[:300], number))
        self.article.cast = tuple(found)

    def _listed(self, section: Section) -> list[cast.Pair]:
        pairs = []
        for line in section.lines:
            text = "\t".join(line.cells) if line.kind == "row" else line.text
            if cast.is_entry(text):
                pairs += cast.listed(text)
                self.taken.add(line.number)
        return pairs

    def _rating(self) -> None:
        found = rated(self.headline, self.facts, self.sections, self.lines)
        self.article.rating = found.rating
        self.taken.update(found.lines)

    def _coverage(self) -> None:
        article = self.article
        kind = review_kind_of(self.headline)
        opening = [line for line in self.lines[:_OPENING] if len(line.text) < 400]
        told = next(filter(None, (review_kind_of(line.text) for line in opening)), "")
        where = kind or told
        article.review_kind = Found(where, bool(kind), self.headline or "") if where else None
        found = next(self._covered(), None)
        article.coverage = found

    def _covered(self) -> Iterator[Found[Coverage]]:
        for fact in self.facts:
            count = self.article.episode_count
            seen = (
                coverage.labelled_coverage(fact.value, count.value if count else None)
                if fact.kind == "coverage"
                else None
            )
            if seen:
                self.taken.update(
                    {fact.line.number} if fact.is_alone and len(fact.value) < 40 else ()
                )
                yield Found(seen, True, fact.line.text, fact.line.number)
        if seen := coverage.episodes_in(self.headline):
            yield Found(seen, True, self.headline)
        for line in self.lines:
            if line.kind in {"p", "li"} and not line.is_quoted:
                for sentence in sentences(line.text):
                    if seen := coverage.told_in(sentence):
                        yield Found(seen, True, sentence[:300], line.number)

    def _entries(self) -> None:
        moments, lines = [], []
        for section in self.sections:
            if section.kind == "moments":
                for moment, used in moments_of(section):
                    moments.append(moment)
                    self.taken.update(line.number for line in used if moment.sure)
            elif section.kind == "lines":
                for quote, used in quotes_of(section):
                    lines.append(quote)
                    self.taken.update(line.number for line in used if quote.sure)
        self.article.moments, self.article.lines = tuple(moments), tuple(lines)

    def _in_brief(self) -> None:
        found = []
        for section in self.sections:
            if section.kind in {"in_brief", "pros", "cons"}:
                items = [
                    line for line in section.lines if line.kind == "li" or len(section.lines) == 1
                ]
                found += [
                    Found(line.text, len(line.text) < 300, line.text[:300], line.number)
                    for line in items
                ]
                self.taken.update(line.number for line in items if section.kind == "in_brief")
        self.article.in_brief = tuple(found)

    def _warnings(self) -> None:
        article = self.article
        for text, line in [(self.headline, None), *((line.text, line) for line in self.lines)]:
            number = line.number if line else -1
            for sentence in sentences(text) if line else [text]:
                if article.warning is None and (warning := warned(sentence)):
                    article.warning = Found(warning.words, True, sentence, number)
                    if warning.spoils_to is not None:
                        article.spoils_to = Found(warning.spoils_to, True, sentence, number)
                    if line and sentence == text and len(text) < 120:
                        self.taken.add(number)
                if article.disclosure is None and line and (words := disclosed(sentence)):
                    article.disclosure = Found(words, True, sentence, number)
                    if sentence == text or words == text:
                        self.taken.add(number)

    def _prose(self) -> None:
        """What sentences say of the run, where no overview does."""
        article = self.article
        offers: list[Found[Offer]] = list(article.availability)
        for section in self.sections:
            if section.kind == "availability" and not offers:
                for line in section.lines[:6]:
                    offers += [
                        Found(offer, True, line.text[:300], line.number)
                        for offer in places.offers_in(line.text, is_labelled=True)
                    ]
        article.availability = tuple(offers)
        for line in self.lines[:_OPENING]:
            first, last = (
                runs.run_in(line.read)
                if "air" in line.text or "방영" in line.text
                else (None, None)
            )
            if first and last and not article.aired_from:
                article.aired_from = Found(first, True, line.text[:300], line.number)
                article.aired_to = Found(last, True, line.text[:300], line.number)

    def _headings(self) -> None:
        """Those of sections from whose beginning on everything was taken; what follows goes on without."""
        for section in self.sections:
            left = [line.number not in self.taken for line in section.lines]
            if section.kind and section.heading and left and not left[0] and left == sorted(left):
                self.taken.add(section.heading.number)

    def _doubt(self) -> None:
        """Makes everything unsure but the hashtags, and leaves the body whole."""
        article = self.article
        self.taken = {line.number for line in self.lines if is_only_hashtags(line.text)}
        for name, value in vars(article).items():
            if isinstance(value, Found):
                setattr(article, name, _doubted(value))
            elif isinstance(value, tuple) and name != "hashtags":
                setattr(article, name, tuple(map(_doubted, value)))


def _doubted(found: Found[Any]) -> Found[Any]:
    return Found(found.value, False, found.evidence, found.where)


def _first_heading(lines: Sequence[Line]) -> str:
    return next((line.text for line in lines[:3] if line.level), "")
