"""Reads what `indsats show` writes with DuckDB and LibreOffice, where they are installed, and holds it to the json.

usage: python3 tests/spreadsheets.py PATH_OF_INDSATS

Every cell of the csv must come through both unchanged; sums that DuckDB computes must be those of the exact numbers.
What is not installed is skipped, and said.
"""

import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

QUESTIONS = {
    "regions": [],
    "municipalities": ["--by", "municipality", "--show-empty"],
    "areas": ["--by", "area", "--measure", "net"],
    "initiatives": ["--by", "initiative", "--region", "sjælland"],
}


def show(program, *arguments):
    command = [program, "show", "--lang", "da", *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def rows(text, delimiter=","):
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def same(name, found, written):
    if found != written:
        pairs = zip(found, written)
        first = next((pair for pair in pairs if pair[0] != pair[1]), (len(found), len(written)))
        sys.exit(f"FAILED: {name}: {first[0]} is not {first[1]}")


def with_duckdb(duckdb, name, path, answer):
    text = path.read_text(encoding="utf-8")
    written = rows(text)
    # As a person would open it, and as text.
    loaded = duckdb.sql(f"from read_csv('{path}')")
    same(f"{name}: columns in DuckDB", loaded.columns, written[0])
    as_text = duckdb.sql(f"from read_csv('{path}', all_varchar=true, header=true)").fetchall()
    found = [["" if cell is None else cell for cell in row] for row in as_text]
    same(f"{name}: cells in DuckDB", found, written[1:])
    money = "coalesce(sum(gross_kr::decimal(38, 8)), 0)"
    total = duckdb.sql(f"select {money} from read_csv('{path}', all_varchar=true, header=true)").fetchall()[0][0]
    exact = sum(Decimal(row["gross_kr"] or 0) for row in answer["rows"])
    same(f"{name}: kroner in DuckDB", [total], [exact])


def with_libreoffice(soffice, name, path, folder):
    # 44: comma, 34: quotes, 76: UTF-8; the last columns say that every cell is text.
    columns = len(rows(path.read_text(encoding="utf-8"))[0])
    as_text = "/".join(f"{column}/2" for column in range(1, columns + 1))
    command = [soffice, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"]
    command += [f"--infilter=Text - txt - csv (StarCalc):44,34,76,1,{as_text}", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    found = rows((folder / path.name).read_text(encoding="utf-8-sig"))
    same(f"{name}: cells in LibreOffice", found, rows(path.read_text(encoding="utf-8")))


def main(program):
    try:
        import duckdb
    except ImportError:
        duckdb = None
        print("skipped: DuckDB is not installed (pip install duckdb)")
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        print("skipped: LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, question in QUESTIONS.items():
            path = folder / f"{name}.csv"
            path.write_bytes(show(program, *question, "--format", "csv"))
            answer = json.loads(show(program, *question, "--format", "json"))
            same(f"{name}: rows", [len(rows(path.read_text(encoding="utf-8"))) - 1], [len(answer["rows"])])
            if duckdb is not None:
                with_duckdb(duckdb, name, path, answer)
                print(f"DuckDB: {name} came through unchanged")
            if soffice is not None:
                back = folder / "back"
                back.mkdir(exist_ok=True)
                with_libreoffice(soffice, name, path, back)
                print(f"LibreOffice: {name} came through unchanged")


if __name__ == "__main__":
    main(sys.argv[1])
