"""Numbers and dates as languages write them."""

from datetime import UTC, datetime

import pytest

from surefoot.activity.written import day_first, figure, moment, whole


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("Oct 6, 2022, 11:19:20 PM", 23),
        ("Oct 6, 2022, 12:19:20\u202fAM", 0),
        ("Oct 6, 2022 at 6:19:20 p.\u00a0m.", 18),
        ("06.10.2022, 7:19:20", 7),
        ("6. Okt. 2022, 07:19:20", 7),
        ("6. Oktober 2022 um 07:19:20", 7),
        ("6 oct. 2022 à 07:19:20", 7),
        ("6 octobre 2022, 07:19:20", 7),
        ("2022-10-06 07:19:20", 7),
        ("2022-10-06T07:19:20Z", 7),
        ("2022/10/06 7:19:20", 7),
        ("2022年10月6日 07:19:20", 7),
        ("6 Oct 2022, 07:19:20", 7),
        ("6 de out. de 2022, 07:19:20", 7),
        ("6 ott 2022, 07:19:20", 7),
        ("06/10/2022 07:19:20", 7),
    ],
)
def test_a_date_of_many_languages(said: str, hour: int) -> None:
    assert moment(said, True) == datetime(2022, 10, 6, hour, 19, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("12 févr. 2024 à 18:03:22", 12),
        ("12 fe\u0301vr. 2024 a\u0300 18:03:22", 12),
        ("12.02.2024, 18:03:22", 12),
        ("Feb 12, 2024, 6:03:22\u202fPM", 12),
        ("FEB 12, 2024, 6:03:22 pm", 12),
    ],
)
def test_a_date_of_february(said: str, day: int) -> None:
    assert moment(said) == datetime(2024, 2, day, 18, 3, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "said", ["", "06/10/2022 07:19:20", "31.02.2024, 7:00:00", "yesterday", "99.99.9999, 1:2:3",
             "1.2.20240000000000000000, 1:00:00", "Feb 12, 2024, 45:03:22 PM"]
)  # fmt: skip
def test_what_is_no_date_or_could_be_two_is_none(said: str) -> None:
    assert moment(said) is None


def test_other_dates_of_the_list_tell_which_figure_is_the_day() -> None:
    dates = ("06/10/2022 07:19:20", "25/10/2022 07:19:20")
    assert day_first(dates) is True
    assert day_first(("06/10/2022 07:19:20", "10/25/2022 07:19:20")) is False
    assert day_first(dates[:1]) is None
    assert moment(dates[0], True) == datetime(2022, 10, 6, 7, 19, 20, tzinfo=UTC)
    assert moment(dates[0], False) == datetime(2022, 6, 10, 7, 19, 20, tzinfo=UTC)
    assert moment("10/25/2022 07:19:20") == datetime(2022, 10, 25, 7, 19, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("10,01", 10.01),
        ("10.01", 10.01),
        ("1.010,5", 1010.5),
        ("1,010.5", 1010.5),
        ("1\u202f010,5", 1010.5),
        ("1\u00a0010,5", 1010.5),
        ("1 010,5", 1010.5),
        ("1'010.5", 1010.5),
        ("1’010.5", 1010.5),
        ("1.234.567", 1234567.0),
        ("−3,5", -3.5),
        ("", None),
        ("nan m", None),
        ("1_000", None),
        ("-", None),
    ],
)
def test_a_number_of_many_languages(said: str, value: float | None) -> None:
    assert figure(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("3600", 3600.0), ("3,600", 3600.0), ("3.600", 3600.0), ("3600.0", 3600.0), ("3.6", 3.6)],
)
def test_seconds_have_no_thousandths(said: str, value: float) -> None:
    assert whole(said) == value
