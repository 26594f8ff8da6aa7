"""One filtered group-by in another tool: seconds, peak memory, and the answer, as JSON.

python peers.py duckdb-direct|duckdb-table|polars FILE

The work: initiatives with money from the state, by municipality and policy area, their number and the sums of gross
expenditure and income. What the tool needs to start is not counted. The files of `indsats example` hold amounts in
whole thousands; a decimal comma is read as one all the same, and a blank amount adds nothing.
"""

import json
import sys
import time

KEYS = '"kommune", "område"'
DUCKDB = f"""
    select {KEYS}, count(*) n, sum("bruttoudgifter") gross, sum("bruttoindtægter") income
    from {{source}} where "finansieringskilder" like '%staten%' group by all
"""


def reading(path):
    quoted = path.replace("'", "''")
    return f"read_csv('{quoted}', delim=';', header=true, quote='\"', decimal_separator=',')"


def duckdb_direct(path):
    import duckdb

    connection = duckdb.connect()
    start = time.perf_counter()
    rows = connection.execute(DUCKDB.format(source=reading(path))).fetchall()
    return time.perf_counter() - start, rows


def duckdb_table(path):
    import duckdb

    connection = duckdb.connect()
    start = time.perf_counter()
    connection.execute(f"create table t as select * from {reading(path)}")
    rows = connection.execute(DUCKDB.format(source="t")).fetchall()
    return time.perf_counter() - start, rows


def polars(path):
    import polars as pl

    start = time.perf_counter()
    rows = (
        pl.scan_csv(path, separator=";", decimal_comma=True)
        .filter(pl.col("finansieringskilder").str.contains("staten", literal=True))
        .group_by("kommune", "område")
        .agg(pl.len(), pl.col("bruttoudgifter").sum(), pl.col("bruttoindtægter").sum())
        .collect()
        .rows()
    )
    return time.perf_counter() - start, rows


def peak():
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def main():
    work = {"duckdb-direct": duckdb_direct, "duckdb-table": duckdb_table, "polars": polars}
    try:
        seconds, rows = work[sys.argv[1]](sys.argv[2])
    except ModuleNotFoundError as error:
        print(json.dumps({"missing": error.name}))
        return
    answer = [len(rows), *(int(sum(row[at] or 0 for row in rows)) for at in (2, 3, 4))]
    print(json.dumps({"seconds": seconds, "peak": peak(), "answer": answer}))


main()
