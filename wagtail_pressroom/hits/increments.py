"""Adding to counters in the database, so that concurrent additions are neither lost nor doubled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

Key = tuple[Any, ...]

# Databases limit how many values one statement may carry.
ROWS_AT_A_TIME = 100


def add_to(
    model: type[models.Model],
    key_fields: tuple[str, ...],
    counter: str,
    amounts: Mapping[Key, int],
    other_fields: Mapping[Key, Mapping[str, Any]] | None = None,
) -> None:
    """Add to a counter of several rows, making the rows that are missing.

    The database does both in one statement ("upsert"), so that no other writer can come between.
    Rows are always taken in the same order, so that two writers wait for one another instead of
    blocking one another. For several calls to be one, call it inside a transaction.

    Args:
        model: a model with a unique constraint over the key fields.
        key_fields: names of the fields that make the key.
        counter: name of the field to add to.
        amounts: what to add, by key.
        other_fields: values of other fields to set in a row, by key: the same fields for each.

    Queries:
        One for each hundred rows.
    """
    others = other_fields or {}
    keys = sorted(key for key, amount in amounts.items() if amount)
    for start in range(0, len(keys), ROWS_AT_A_TIME):
        rows = [
            {
                **dict(zip(key_fields, key, strict=True)),
                **others.get(key, {}),
                counter: amounts[key],
            }
            for key in keys[start : start + ROWS_AT_A_TIME]
        ]
        _Insertion(model, key_fields).add(rows, counter)


def insert_if_missing(
    model: type[models.Model], key_fields: tuple[str, ...], values: Mapping[str, Any]
) -> bool:
    """Make a row unless there is one with that key; of several writers one makes it.

    A writer who comes second waits for the transaction of the first.

    Args:
        model: a model with a unique constraint over the key fields.
        key_fields: names of the fields that make the key.
        values: of all fields without a default, by name.

    Returns:
        Whether this call has made the row.

    Queries:
        One.
    """
    return _Insertion(model, key_fields).make(values)


class _Insertion:
    """One statement that inserts rows, in the words of the database at hand."""

    def __init__(self, model: type[models.Model], key_fields: tuple[str, ...]) -> None:
        self._model = model
        self._connection: BaseDatabaseWrapper = connections[router.db_for_write(model)]
        # Numbers that the database gives out itself are left to it.
        self._fields = [
            field
            for field in model._meta.concrete_fields
            if not isinstance(field, models.AutoField)
        ]
        self._table = self._quote(model._meta.db_table)
        self._key_fields = key_fields
        self._key = ", ".join(map(self._column, key_fields))

    def add(self, rows: Sequence[Mapping[str, Any]], counter: str) -> None:
        column = self._column(counter)
        changes = [f"{column} = {self._table}.{column} + {self._new(counter)}"]
        for name in rows[0]:
            if name not in (counter, *self._key_fields):
                changes.append(f"{self._column(name)} = {self._new(name)}")
        if self._is_mysql:
            self._run(rows, f"ON DUPLICATE KEY UPDATE {', '.join(changes)}")
        else:
            self._run(rows, f"ON CONFLICT ({self._key}) DO UPDATE SET {', '.join(changes)}")

    def make(self, values: Mapping[str, Any]) -> bool:
        if self._is_mysql:
            return bool(self._run([values], verb="INSERT IGNORE"))
        return bool(self._run([values], f"ON CONFLICT ({self._key}) DO NOTHING"))

    @property
    def _is_mysql(self) -> bool:
        return self._connection.vendor == "mysql"

    def _run(
        self, rows: Sequence[Mapping[str, Any]], suffix: str = "", verb: str = "INSERT"
    ) -> int:
        columns = ", ".join(self._quote(field.column) for field in self._fields)
        marks = ", ".join(["%s"] * len(self._fields))
        values = ", ".join([f"({marks})"] * len(rows))
        parameters = [value for row in rows for value in self._values(row)]
        # Names of tables and columns come from the models, all values are parameters.
        statement = f"{verb} INTO {self._table} ({columns}) VALUES {values} {suffix}"
        with self._connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return int(cursor.rowcount)

    def _values(self, row: Mapping[str, Any]) -> list[Any]:
        instance = self._model(**row)
        return [
            field.get_db_prep_save(getattr(instance, field.attname), self._connection)
            for field in self._fields
        ]

    def _new(self, name: str) -> str:
        column = self._column(name)
        return f"VALUES({column})" if self._is_mysql else f"excluded.{column}"

    def _column(self, name: str) -> str:
        return self._quote(str(self._model._meta.get_field(name).column))  # type: ignore[union-attr]

    def _quote(self, name: str | None) -> str:
        return str(self._connection.ops.quote_name(str(name)))
