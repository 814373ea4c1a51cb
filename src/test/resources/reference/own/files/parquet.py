"""Writes parquet/types.parquet, one column a type, with what every cell reads as in parquet/types.csv; parquet/names.parquet, with
names that differ in case only or occur twice; and small.parquet, which holds small.csv with a category, a 32-bit integer and doubles.
Compressed, in several row groups, by Apache Arrow 25 (pyarrow). Run from this folder: python3 parquet.py"""
import csv
import datetime as d
import decimal
import math
import os

import pyarrow as pa
import pyarrow.parquet as pq

os.makedirs('parquet', exist_ok=True)
UTC = d.timezone.utc
day = d.date(2024, 5, 4)
moment = d.datetime(2024, 5, 4, 13, 15, 7)
midnight = d.datetime(1999, 12, 31)
columns = [
    ('int8', pa.int8(), [1, -5, None], ['1', '-5', '']),
    ('int32', pa.int32(), [2147483647, 0, None], ['2147483647', '0', '']),
    ('int64', pa.int64(), [9007199254740993, -1, None], ['9007199254740993', '-1', '']),
    ('uint64', pa.uint64(), [18446744073709551615, 0, None], ['18446744073709551615', '0', '']),
    ('double', pa.float64(), [0.1, 1e-10, 5.0], ['0.1', '1.0E-10', '5']),
    ('third', pa.float64(), [-1 / 3, math.nan, None], ['-0.3333333333333333', '', '']),
    ('infinite', pa.float64(), [math.inf, -math.inf, 1e300], ['inf', '-inf', '1.0E300']),
    ('float', pa.float32(), [0.5, 3.0, math.nan], ['0.5', '3', '']),
    ('tenth', pa.float32(), [0.1, None, -2.25], ['0.10000000149011612', '', '-2.25']),
    ('decimal', pa.decimal128(5, 2), [decimal.Decimal('1.50'), decimal.Decimal('-2.25'), None], ['1.50', '-2.25', '']),
    ('text', pa.string(), ['Größe; "x", 1', '', None], ['Größe; "x", 1', '', '']),
    ('large_text', pa.large_string(), ['señal\nnext', '001', 'nan'], ['señal\nnext', '001', 'nan']),
    ('bytes', pa.binary(), [b'plain', b'', None], ['plain', '', '']),
    ('category', pa.dictionary(pa.int8(), pa.string()), ['Stimme zu', 'Weiß nicht', None], ['Stimme zu', 'Weiß nicht', '']),
    ('logical', pa.bool_(), [True, False, None], ['TRUE', 'FALSE', '']),
    ('date', pa.date32(), [day, d.date(1950, 6, 15), None], ['2024-05-04', '1950-06-15', '']),
    ('moment', pa.timestamp('us'), [moment, midnight, None], ['2024-05-04 13:15:07', '1999-12-31', '']),
    ('milliseconds', pa.timestamp('ms'), [moment, midnight, None], ['2024-05-04 13:15:07', '1999-12-31', '']),
    ('nanoseconds', pa.timestamp('ns'), [moment, midnight, None], ['2024-05-04 13:15:07', '1999-12-31', '']),
    ('zoned', pa.timestamp('us', 'Europe/Berlin'), [moment.replace(tzinfo=UTC), midnight.replace(tzinfo=UTC), None],
     ['2024-05-04 13:15:07+00', '1999-12-31 00:00:00+00', '']),
    ('time', pa.time64('us'), [d.time(13, 15), d.time(0, 0, 1), None], ['13:15:00', '00:00:01', '']),
    ('list', pa.list_(pa.int64()), [[1, 2], [], None], ['[1, 2]', '[]', '']),
    ('struct', pa.struct([('a', pa.int64()), ('b', pa.string())]), [{'a': 1, 'b': 'x'}, {'a': 2, 'b': None}, None],
     ["{'a': 1, 'b': x}", "{'a': 2, 'b': NULL}", '']),
    ('nothing', pa.null(), [None, None, None], ['', '', '']),
    ('after', pa.int64(), [7, 8, 9], ['7', '8', '9']),
]
table = pa.table([pa.array(values, kind) for _, kind, values, _ in columns], names=[name for name, *_ in columns])
pq.write_table(table, 'parquet/types.parquet', row_group_size=2, compression='zstd')
with open('parquet/types.csv', 'w', newline='', encoding='utf-8') as out:
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator='\n')
    writer.writerow(name for name, *_ in columns)
    writer.writerows(zip(*(cells for *_, cells in columns)))
pq.write_table(pa.table([[1], [2], [3], ['a']], names=['Q1', 'q1', 'Q1', ' Comment ']), 'parquet/names.parquet')

with open('small.csv', encoding='utf-8') as file:
    rows = list(csv.DictReader(file))


def cells(name, kind, of):
    return pa.array([of(row[name]) if row[name] not in ('', 'NA') else None for row in rows], kind)


labels = pa.dictionary(pa.int8(), pa.string())
small = {'id': cells('id', pa.string(), str), 'context': cells('context', labels, str), 'place': cells('place', pa.string(), str)}
small |= {name: cells(name, pa.int32(), lambda text: int(float(text))) for name in ('a1', 'a2', 'a3')}
small |= {name: cells(name, pa.float64(), float) for name in ('t1', 'weight')}
pq.write_table(pa.table(small), 'small.parquet', row_group_size=3)
