from decimal import Decimal

import pytest

from shows.chart import FLOOR, TOP, nice_ceiling, viewership_chart
from shows.models import Episode


def run_of(*figures):
    return [
        Episode(number=number, viewership=figure and Decimal(figure))
        for number, figure in enumerate(figures, 1)
    ]


def test_points_span_the_width_and_stand_on_the_floor():
    chart = viewership_chart(run_of("0", "2", "4"))
    assert [(point.x, point.y) for point in chart.points] == [
        ("0.00", f"{FLOOR}.0"),
        ("50.00", f"{(TOP + FLOOR) / 2:.1f}"),
        ("100.00", f"{TOP}.0"),
    ]


def test_only_the_first_low_and_the_first_peak_are_labelled():
    chart = viewership_chart(run_of("3.1", "2.0", "5.5", "2.0", "5.5"))
    assert [point.number for point in chart.points if point.is_labelled] == [2, 3]
    assert (chart.low.number, chart.peak.number) == (2, 3)


def test_episode_without_a_figure_is_a_gap():
    chart = viewership_chart(run_of("1", "2", None, "3"))
    assert [point.number for point in chart.points] == [1, 2, 4]
    assert [point.x for point in chart.points] == ["0.00", "33.33", "100.00"]


@pytest.mark.parametrize("figures", [(), ("1", "2"), ("1", None, "2")])
def test_too_few_figures_draw_nothing(figures):
    assert viewership_chart(run_of(*figures)) is None


def test_grid_is_labelled_from_the_floor_to_a_round_figure():
    chart = viewership_chart(run_of("2.1", "3.7", "3.0"))
    assert [label for _, label in chart.grid] == ["0%", "2%", "4%"]


def test_equal_figures_and_zeros_are_drawn():
    assert [point.y for point in viewership_chart(run_of("2", "2", "2")).points] == [f"{TOP}.0"] * 3
    assert [point.y for point in viewership_chart(run_of("0", "0", "0")).points] == [
        f"{FLOOR}.0"
    ] * 3


@pytest.mark.parametrize(
    ("episode_count", "ticks"),
    [
        (5, [1, 2, 3, 4, 5]),
        (6, [1, 2, 4, 6]),
        (16, [1, 4, 8, 12, 16]),
        (20, [1, 4, 8, 12, 16, 20]),
        (100, [1, 20, 40, 60, 80, 100]),
    ],
)
def test_ticks_stay_few(episode_count, ticks):
    chart = viewership_chart(run_of(*["1.0"] * episode_count))
    assert [number for _, number in chart.ticks] == ticks


@pytest.mark.parametrize(
    ("value", "ceiling"),
    [
        *[("0", "1"), ("0.3", "0.3"), ("1", "1"), ("1.1", "1.2"), ("3.7", "4")],
        *[("6.1", "8"), ("18.8", "20"), ("21.7", "24"), ("88", "100")],
    ],
)
def test_ceiling_is_round(value, ceiling):
    assert nice_ceiling(Decimal(value)) == Decimal(ceiling)
