"""microfiche batch: many queries in one go, answered as a table, as objects, or as run lines."""

import csv
import io
import json
from pathlib import Path

from tests.command_helpers import run


def test_batch_writes_a_row_a_hit_and_one_for_a_query_without_hits(index: Path) -> None:
    result = run("batch", "-", "--limit", "1", "--index", index, typed="ferry\n\n“flood money”\nzeppelin\n")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    kept = [{name: row[name] for name in row if name != "score"} for row in rows]
    assert kept == [
        {"qid": "1", "query": "ferry", "rank": "1", "id": "ferry", "title": "The ferry is back",
         "source": "The Islander", "published": "2014-03-31", "total": "1"},
        {"qid": "2", "query": "“flood money”", "rank": "1", "id": "council", "title": "Council votes for a barrier",
         "source": "Harbour Gazette", "published": "2014-07-02", "total": "1"},
        {"qid": "3", "query": "zeppelin", "rank": "", "id": "", "title": "",
         "source": "", "published": "", "total": "0"},
    ]  # fmt: skip


def test_batch_answers_json_lines_with_an_object_a_query(index: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"id": 7, "text": "ferry"}\n{"id": null, "text": "flood -cup"}\n', "utf-8")
    result = run("batch", queries, "--format", "jsonl", "--out", tmp_path / "out.jsonl", "--index", index)
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [(one["id"], one["text"], one["total"], len(one["hits"])) for one in answers] == [
        ("7", "ferry", 1, 1),
        ("2", "flood -cup", 2, 2),
    ]
    assert (result.exit_code, result.output) == (0, "")


def test_a_run_without_any_hit_is_an_empty_file_in_place_of_the_one_before(index: Path, tmp_path: Path) -> None:
    (tmp_path / "run.txt").write_text("401 Q0 x 1 2.5 microfiche\n", "utf-8")
    arguments = ("batch", "-", "--format", "trec", "--index", index, "--out")
    for name in ("run.txt", "other.txt"):
        assert run(*arguments, tmp_path / name, typed="zeppelin\n").exit_code == 0
        assert (tmp_path / name).read_text("utf-8") == ""


def test_batch_writes_run_lines_in_the_order_of_their_scores(index: Path) -> None:
    result = run(
        "batch", "-", "--format", "trec", "--index", index, typed='{"id": "q1", "text": "flood barrier pitch"}'
    )
    lines = [line.split(" ") for line in result.stdout.splitlines()]
    assert [line[:2] + line[3:4] + line[5:] for line in lines] == [
        ["q1", "Q0", str(rank), "microfiche"] for rank in range(1, len(lines) + 1)
    ]
    scores = [float(line[4]) for line in lines]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


def test_batch_leaves_out_lines_that_it_cannot_read_and_says_so(index: Path) -> None:
    lines = '{"id": "a", "text": "ferry"}\nferry\n{"text": 5}\n{"id": "two words", "text": "x"}\n{"text": "flood"}\n'
    result = run("batch", "-", "--format", "jsonl", "--index", index, typed=lines)
    assert [json.loads(line)["total"] for line in result.stdout.splitlines()] == [1, 3]
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "microfiche: line 2 is not JSON (Expecting value: line 1 column 1 (char 0)); it was left out",
        'microfiche: line 3 is no object with a "text"; it was left out',
        "microfiche: line 4 has the id 'two words'; an id is one word; it was left out",
        "microfiche: 3 lines were left out; all others are answered",
    ]
