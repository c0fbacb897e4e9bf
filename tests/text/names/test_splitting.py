"""What of a name is family and what given."""

import pytest

from text.names.splitting import family_first, split_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Im Si-wan", ("Im", "Si-wan")),
        ("Si-wan Im", ("Im", "Si-wan")),
        ("Byun Woo Suk", ("Byun", "Woo Suk")),
        ("Captain Ri Jung-hyuk", ("Ri", "Jung-hyuk")),
        ("Christine Adams", ("Christine", "Adams")),
        ("Kevin Oh", ("Oh", "Kevin")),
        ("Chani", ("", "Chani")),
        ("기선겸", ("기", "선겸")),
        ("남궁민", ("남궁", "민")),
        ("찬", ("", "찬")),
    ],
)
def test_a_name_comes_apart(name, parts):
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("latin", "hangul", "name", "family"),
    [
        ("Si-wan Im", "임시완", "Im Si-wan", "Im"),
        ("Siwan Yim", "임시완", "Yim Siwan", "Yim"),
        ("Se-kyung Shin", "", "Shin Se-kyung", "Shin"),
        ("Ra Mi-ran", "", "Ra Mi-ran", "Ra"),
        ("Hyun Bin", "", "Hyun Bin", ""),
        ("Do-hyeong Namgoong", "", "Namgoong Do-hyeong", "Namgoong"),
        ("Jean-Luc Kim", "", "Jean-Luc Kim", ""),
        ("IU", "", "IU", ""),
        ("", "임시완", "", ""),
    ],
)
def test_family_name_comes_first_where_it_is_told(latin, hangul, name, family):
    assert family_first(latin, hangul) == (name, family)
