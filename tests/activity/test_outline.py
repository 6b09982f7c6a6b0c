"""The points of an outlined file are those of its whole tree, or the whole tree is read."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from surefoot.activity import markup
from surefoot.activity.gpx import read_gpx
from surefoot.activity.markup import Document, local_name, parse, parse_whole
from surefoot.activity.recording import Recording
from surefoot.activity.refusal import Refused
from surefoot.activity.tcx import read_tcx

from .corpus import data_of, manifest
from .test_gpx import gpx, points, sensors
from .test_tcx import activity, lap, tcx

Told = list[dict[str, object]] | str

MARKUP = [row["file"] for row in manifest() if any(f in row["file"] for f in (".gpx", ".tcx"))]


@pytest.fixture(autouse=True, scope="module")
def small_files_are_outlined() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markup, "SMALLEST_OUTLINED_BYTES", 0)
        yield


def told(document: Document) -> Told:
    """All that a document says, comparable; the reason when it is refused."""
    reader = read_gpx if local_name(document.root) == "gpx" else read_tcx
    try:
        found = reader(document)
    except Refused as refused:
        return refused.reason
    everything: list[dict[str, object]] = [{"warnings": found.warnings, "partial": found.partial}]
    return everything + [of_recording(recording) for recording in found.recordings]


def of_recording(recording: Recording) -> dict[str, object]:
    values = {field.name: getattr(recording, field.name) for field in fields(recording)}
    streams = {name: stream for name, stream in recording.streams.items() if known(stream)}
    # -0 is 0
    values["streams"] = {name: (stream + 0.0).tobytes() for name, stream in streams.items()}
    return values


def known(stream: np.ndarray) -> bool:
    return bool((~np.isnan(stream)).any())


def both(data: bytes) -> tuple[Told, Told]:
    """What the outline and the whole tree of a file say."""
    try:
        whole = told(parse_whole(data.removeprefix(b"\xef\xbb\xbf").lstrip()))
    except Refused as refused:
        whole = refused.reason
    try:
        return told(parse(data)), whole
    except Refused as refused:
        return refused.reason, whole


@pytest.mark.parametrize("name", MARKUP)
def test_a_real_file_says_the_same_both_ways(name: str) -> None:
    data = data_of(name)
    ours, whole = both(gzip.decompress(data) if name.endswith(".gz") else data)
    assert ours == whole


@pytest.mark.parametrize(
    "name",
    ["gpx/run_fr945_14km_triplet.gpx", "tcx/run_stops.tcx.gz", "bad/gpx_negative_time_step.gpx"],
)
def test_of_a_real_file_little_is_parsed(name: str) -> None:
    if name not in MARKUP:
        pytest.skip("the corpus of real files is not here")
    data = data_of(name)
    document = parse(gzip.decompress(data) if name.endswith(".gz") else data)
    assert document.written is not None
    assert len(document.written.rows) < 12


RUN = gpx(points(0, 40, sensors(140, 85)), points(90, 120))
LAPS = tcx(activity(lap(0, 20), lap(30, 50), sport="Running"), activity(lap(80, 99)))


@pytest.mark.parametrize("run", [RUN, LAPS])
def test_a_plain_file_is_outlined(run: bytes) -> None:
    assert parse(run).written is not None


def test_a_value_that_looks_like_an_attribute_is_none() -> None:
    ours, whole = both(RUN.replace(b'lon="6.0"', b'lon="6.0" a=" b="', 1))
    assert ours == whole


def mostly(usual: list[str], odd: list[str]) -> st.SearchStrategy[str]:
    """One of the usual, and now and then an odd one."""
    return st.integers(0, 40).flatmap(lambda at: st.sampled_from(odd if at == 40 else usual))


NUMBERS = ["7", "83.25", "-0", "45.03811557777225971221923828125", "-34.89441283171627", "0.0"]
ODD_NUMBERS = ["", " 7 ", "+5", "007", ".5", "5.", "1e3", "1E-4", "1_0", "1,5", "NaN", "INF", "-"]
ODD_NUMBERS += ["--1", "1 2", "9" * 400, "&#52;", "\N{ARABIC-INDIC DIGIT FIVE}"]
ODD_TEXTS = ["<!-- 1 -->2", "<![CDATA[3]]>", "<b>4</b>", "]]>", "\0", "a>b", '"', "T2"]
TIMES = [f"2024-05-03T08:00:{second:02}Z" for second in range(10, 40)]
ODD_TIMES = ["2024-05-03T08:00:30", " 2024-05-03T08:00:31Z\n", "2024-05-03 08:00:32Z", "", "now"]
ODD_TIMES += ["2024-05-03T24:00:00Z", "2024-02-30T08:00:00Z", "20240503T080033Z", *ODD_TEXTS]
ODD_TIMES += ["2024-05-03T08:00:33.25+02:00", "2024-05-03T08:00:34-00:30", "2024-05-03T08:00:35.5Z"]
NUMBER = mostly(NUMBERS, ODD_NUMBERS + ODD_TEXTS)
TIME = mostly(TIMES, ODD_TIMES)
SPACE = mostly(["", "\n", "\n  "], [" x ", "<!-- a -->", "<?a b?>", "&amp;", "5", "\u00e4"])
ATTRIBUTE = mostly([""], [' a="1"', " a='2'", ' xmlns:q="urn:q"', ' a=">"', ' a="&lt;"', " a", " "])
GPX_SAMPLES = mostly(["ele", "hr", "t:hr", "t:cad"], ["u:cad", "ns3:speed", "power", "x", "time"])
TCX_SAMPLES = mostly(["AltitudeMeters", "DistanceMeters", "t:Speed"], ["RunCadence", "u:Watts"])


@st.composite
def element(draw: st.DrawFn, name: st.SearchStrategy[str], text: st.SearchStrategy[str]) -> str:
    tag, attribute = draw(name), draw(ATTRIBUTE)
    if draw(mostly(["", "", ""], ["/"])):
        return f"<{tag}{attribute}/>"
    return f"<{tag}{attribute}>{draw(text)}</{tag}>"


@st.composite
def gpx_point(draw: st.DrawFn) -> str:
    space = draw(SPACE)
    inside = draw(st.lists(element(GPX_SAMPLES, NUMBER), max_size=3))
    inside.insert(draw(st.integers(0, len(inside))), draw(element(st.just("time"), TIME)))
    wrapped = mostly(
        ["{}", "<extensions>{}</extensions>", "<extensions/>{}"], ["<a>1{}</a>", "{}</a>"]
    )
    body = draw(wrapped).format(space.join(inside))
    position = draw(
        mostly(['lat="{}" lon="{}"'], ["lon='{}' lat = '{}'", 'lat="{}"', 'a="" lon="{}"'])
    )
    name = draw(mostly(["trkpt"], ["t:trkpt", "trkpts"]))
    return (
        f"<{name} {position.format(draw(NUMBER), draw(NUMBER))}>{space}{body}</{name}>{draw(SPACE)}"
    )


@st.composite
def tcx_point(draw: st.DrawFn) -> str:
    space = draw(SPACE)
    degrees = [element(st.just(f"{axis}Degrees"), NUMBER) for axis in ("Latitude", "Longitude")]
    position = st.tuples(*degrees).map("".join).map("<Position>{}</Position>".format)
    heart = element(st.just("Value"), NUMBER).map("<HeartRateBpm>{}</HeartRateBpm>".format)
    samples = st.one_of(position, heart, element(TCX_SAMPLES, NUMBER))
    inside = [draw(element(st.just("Time"), TIME)), *draw(st.lists(samples, max_size=4))]
    return f"<Trackpoint>{space}{space.join(inside)}</Trackpoint>{draw(SPACE)}"


@st.composite
def alike(draw: st.DrawFn, point: st.SearchStrategy[str]) -> str:
    """Points, many of them with other digits in the place of those of another."""
    written = draw(st.lists(point, min_size=1, max_size=3))
    order = draw(st.lists(st.sampled_from(written), max_size=9))
    shift = draw(st.integers(1, 9))
    later = iter(range(0, 1000, shift))

    def other(second: re.Match[str]) -> str:
        return f"{(int(second[0]) + next(later)) % 60:02}"

    return "".join(re.sub(r"(?<=08:00:)\d\d", other, text) for text in [*written, *order])


BEFORE = mostly(["", "\ufeff", " " * 10], ["<!-- <trkpt> -->", "<trkpt/>", "x"])
HEADS = ["<?xml version='1.0'?>", '<?xml version="1.0" encoding="UTF-8"?>', "<!-- by hand -->", ""]
ODD_HEADS = [f'<?xml version="1.0" encoding="{name}"?>' for name in ("UTF-16", "UTF-7", "latin-1")]
HEAD = mostly(HEADS, [*ODD_HEADS, '<!DOCTYPE gpx [<!ENTITY a "1">]>'])
PAUSE = "</trkseg><trkseg>"
ODD_BETWEEN = ['</trkseg><trkseg xmlns:u="urn:u">', "<!--", "-->", "<![CDATA[", "]]>", "<trkpt/>"]
ODD_BETWEEN += [
    '<trkpt lat="1" lon="2"/>',
    "</trkseg>",
    "&b;",
    "\u00e4",
    "5",
    "<trkpt>",
    "</trkpt>",
]
ODD_BETWEEN += ["<lap><startTime>2024-05-03T08:00:20Z</startTime></lap>"]
GPX_BETWEEN = mostly(["", PAUSE, "</trkseg></trk><trk><trkseg>"], ODD_BETWEEN)
TCX_BETWEEN = mostly(["", PAUSE, "</trkseg></Lap><Lap><trkseg>"], ODD_BETWEEN)


@given(BEFORE, HEAD, st.lists(st.tuples(alike(gpx_point()), GPX_BETWEEN), min_size=1, max_size=3))
def test_any_gpx_says_the_same_both_ways(
    before: str, head: str, parts: list[tuple[str, str]]
) -> None:
    body = "".join(points + between for points, between in parts)
    ours, whole = both(
        f'{before}{head}<gpx xmlns:t="urn:t"><trk><name><![CDATA[a]]></name>'
        f"<trkseg>{body}</trkseg></trk></gpx>".encode()
    )
    assert ours == whole


@given(BEFORE, HEAD, st.lists(st.tuples(alike(tcx_point()), TCX_BETWEEN), min_size=1, max_size=3))
def test_any_tcx_says_the_same_both_ways(
    before: str, head: str, parts: list[tuple[str, str]]
) -> None:
    body = "".join(points + between for points, between in parts)
    body = body.replace("trkseg", "Track").replace("trkpt", "Trackpoint")
    ours, whole = both(
        f'{before}{head}<TrainingCenterDatabase xmlns:t="urn:t"><Activities>'
        f'<Activity Sport="Running"><Lap><Track>{body}</Track></Lap></Activity>'
        "</Activities></TrainingCenterDatabase>".encode()
    )
    assert ours == whole


@given(
    st.sampled_from([RUN, LAPS]),
    st.lists(
        st.tuples(
            st.integers(0, 20_000), st.integers(0, 6), st.sampled_from(b"<>/\"'&5 a-!?]\xff\0")
        ),
        min_size=1,
        max_size=3,
    ),
)
@example(RUN, [(700, 0, ord("<"))])
def test_a_damaged_file_says_the_same_both_ways(
    run: bytes, damages: list[tuple[int, int, int]]
) -> None:
    for at, cut, sign in damages:
        at %= len(run)
        run = run[:at] + bytes([sign]) + run[at + cut :]
    ours, whole = both(run)
    assert ours == whole


@pytest.mark.parametrize(
    "sign", [b"<!--", b"<?a", b"<![CDATA[", b"<trkpt ", b"</trkpt>", b"<trkpt></trkpt>x"]
)
def test_signs_without_end_are_read_in_linear_time(sign: bytes) -> None:
    text = RUN.replace(b"<trk>", b"<trk>" + sign * (2**20 // len(sign)))
    ours, whole = both(text)
    assert ours == whole
