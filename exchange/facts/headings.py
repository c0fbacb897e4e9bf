"""What the columns of a facts file are called, in their usual spellings and in two languages."""

import re
from collections.abc import Sequence
from typing import Literal

from text.hangul import fold

type Table = Literal["shows", "people", "credits", "episodes", ""]
"""What a file says that its rows are; empty where the columns have to tell."""

_TABLES: dict[str, Table] = {
    **dict.fromkeys(
        ["shows", "show", "dramas", "series", "films", "movies", "titles", "드라마"], "shows"
    ),
    **dict.fromkeys(["people", "persons", "person", "actors", "인물", "배우"], "people"),
    **dict.fromkeys(["credits", "cast", "roles", "castmembers", "출연진", "출연"], "credits"),
    **dict.fromkeys(["episodes", "episode", "회차"], "episodes"),
}
# What begins with a question mark depends on the columns beside it.
_HEADINGS = {
    "show_id": "showid dramaid seriesid filmid movieid",
    "show": "show showtitle showname drama dramatitle dramaname series seriestitle seriesname film "
    "filmtitle movie movietitle showen showtitleen 드라마 드라마명 드라마제목 작품 작품명 프로그램 영화",
    "show_hangul": "showhangul showko showtitlehangul showtitleko showtitleinhangul dramahangul",
    "title_romanized": "romanizedtitle romanisedtitle titleromanized titleromanised titlesrr "
    "titleromanization romanization",
    "year": "year releaseyear yearofrelease yearaired 연도 년도 제작연도 방영연도",
    "aired": "aired airdates aireddate aireddates daterange run broadcastperiod 방영기간 방송기간",
    "aired_from": "airedfrom startdate start premiere premieredate premiered firstaired firstairdate "
    "firstdate airedstart releasedate released 첫방송 방영시작 시작일 개봉일 방영시작일",
    "aired_to": "airedto enddate end finale finaledate lastaired lastairdate airedend 종영 종영일 방영종료",
    "airing_days": "airingdays airdays days weekdays airedon broadcastdays aireddays 방영요일 요일 편성",
    "network": "network originalnetwork channel broadcaster networks networkname station "
    "방송사 채널 방송채널 방송국 네트워크",
    "genres": "genres genre genrename 장르",
    "episode_count": "episodes episodecount numberofepisodes episodesnumber noofepisodes nrofepisodes "
    "totalepisodes eps airedepisodes 총회차 총화수 에피소드수 부작 회수 횟수",
    "runtime": "runtime duration durationmin length minutes runtimemin runtimeminutes "
    "airedruntimemin airedruntime 러닝타임 방영시간 상영시간 시간",
    "kind": "kind type showtype 종류",
    "country": "country countryoforigin countrycode countryen origin 국가 제작국 제작국가",
    "synopsis": "synopsis summary plot storyline overview 줄거리 시놉시스",
    "synopsis_source": "synopsissource sourceofsynopsis",
    "content_notes": "contentnotes contentwarnings",
    "trailer_url": "trailer trailerurl trailerlink 예고편",
    "person_id": "personid actorid peopleid castid",
    "person": "person personname personen personnameen actor actors actress actorname actoren "
    "actornameen performer playedby castmember 배우 배우명 배우이름 출연자 연기자",
    "person_hangul": "personhangul personko personinhangul personnameko actorhangul actorko hangulactor "
    "actorinhangul koreanactor actornameko actorskoreanname 배우한글 배우한글명 한글배우",
    "family_name": "familyname surname lastname 성",
    "groups": "groups group band idolgroup 그룹",
    "born_on": "born bornon birthdate birthday dateofbirth dob birthdatedate 생년월일 생일 출생",
    "bio": "bio biography profile",
    "role": "role roles roletype rolecategory job position credit department 역할 역할구분 직책 비중",
    "character": "character charactername characteren characters characternameen part 배역 배역명 극중이름 "
    "캐릭터 극중인물",
    "character_hangul": "characterhangul characterko hangulcharacter characterinhangul characternameko "
    "koreancharacter 배역한글 한글배역",
    "character_note": "characternote characterdescription desc whoitis",
    "billing": "billing billingorder castorder 순서",
    "directors": "director directors directedby 감독 연출",
    "writers": "writer writers screenwriter screenwriters writtenby 작가 극본 각본",
    "composers": "music composer composers musicby 음악",
    "original_authors": "originalauthor originalauthors originalwork basedon 원작 원작자",
    "number": "episode episodeno episodenumber episodenr ep epno epnumber no nr n number 회차 회 화 번호",
    "episode_title": "episodetitle episodename titleofepisode episodetitleen 부제 소제목 회차제목",
    "episode_title_hangul": "episodetitlehangul episodetitleko hangulepisodetitle 부제한글",
    "viewership": "viewership viewers nationwide tvratings nationwiderating nielsen nielsenkorea "
    "audienceshare share ratingpct viewershippercent 시청률 전국시청률",
    "?title": "title titleen englishtitle titleinenglish titlesen titleenglish 제목 영문제목 영어제목",
    "?title_hangul": "hangultitle titlehangul titleinhangul titleko koreantitle titleinkorean titlesko "
    "titlekorean nativetitle originaltitle 한글제목 한국어제목 원제",
    "?name": "name en nameen nameenglish englishname fullname 이름 성명 영문이름",
    "?name_hangul": "hangul ko hangeul hangulname namehangul nameinhangul nameko koreanname nativename "
    "한글 한글이름 한글명",
    "?aliases": "aliases alias alternates alternatetitles alternativetitles othertitles othernames "
    "otherspellings alsoknownas aka akas alternativenames titlesalternates 다른이름 다른제목 별칭 이명",
    "?date": "date airdate originalairdate broadcastdate aireddate dateaired 방영일 방송일 날짜",
    "?rating": "rating ratings",
    "?id": "id slug",
    "?note": "note notes description 설명 비고",
    "?cast": "cast maincast starring stars leads 출연 출연진 주연",
}
_COLUMN_OF = {fold(word): name for name, words in _HEADINGS.items() for word in words.split()}
_OF_SHOWS = {
    *("year", "aired", "aired_from", "aired_to", "airing_days", "network", "genres"),
    *("episode_count", "runtime", "synopsis", "kind", "country"),
}
_BRACKETS = re.compile(r"[(（\[].*?[)）\]]")


def table_of(name: str) -> Table:
    return _TABLES.get(fold(name), "")


def columns_of(headings: Sequence[str], table: Table = "") -> list[str]:
    """Our name of each column; empty for one that is not known, or is there twice."""
    found = [_column(heading) for heading in headings]
    table = table or _kind_of(set(found))
    names: list[str] = []
    for name in found:
        plain = _resolved(name, table, set(found)) if name.startswith("?") else name
        plain = {"show": "title", "show_hangul": "title_hangul"}.get(plain, plain)
        names.append("" if plain in names else plain)
    return names


def _column(heading: str) -> str:
    whole = _COLUMN_OF.get(fold(heading))
    bare = heading.strip()
    if bare in ("#", "№"):
        return "number"
    return whole or _COLUMN_OF.get(fold(_BRACKETS.sub("", heading))) or ""


def _kind_of(columns: set[str]) -> Table:
    if "number" in columns:
        return "episodes"
    if columns & {"person", "person_id", "character", "character_hangul"}:
        return "credits" if columns & {"show", "show_id", "?title", "?title_hangul"} else "people"
    if columns & {"?name", "?name_hangul"}:
        if columns & {"show", "show_id", "?title"}:
            return "credits"
        return "shows" if columns & _OF_SHOWS else "people"
    return "shows"


def _resolved(name: str, table: Table, columns: set[str]) -> str:
    match name:
        case "?title" | "?title_hangul":
            is_episode = table == "episodes" and columns & {"show", "show_id"}
            return f"{'episode_' if is_episode else ''}{name[1:]}"
        case "?name" | "?name_hangul":
            script = name.removeprefix("?name")
            if (
                name == "?name_hangul"
                and columns & {"?title"}
                and not columns & {"?name", "person"}
            ):
                return "title_hangul"
            return f"person{script}" if table in ("people", "credits") else f"title{script}"
        case "?aliases":
            return "person_aliases" if table == "people" else "aliases"
        case "?date":
            return "aired_on" if table == "episodes" else "aired"
        case "?rating":
            return "viewership" if table == "episodes" else ""
        case "?id":
            return {"shows": "show_id", "people": "person_id"}.get(table, "")
        case "?note":
            return "character_note" if table == "credits" else ""
        case "?cast":
            return "person" if "character" in columns else "cast"
    return ""
