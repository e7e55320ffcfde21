"""Whether the database itself is sound, below all that Hiwar says in it."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper


def damage(database: BaseDatabaseWrapper) -> str:
    """What is broken in the file of SQLite, in SQLite's own words; "" when it is sound.

    PostgreSQL looks after its files itself (data checksums, `pg_amcheck`), so nothing is asked of it. Raises
    DatabaseError when the damage stops SQLite from looking.
    """
    if database.vendor != "sqlite":
        return ""
    with database.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        (found,) = cursor.fetchone()
        if found != "ok":
            return " ".join(str(found).split())
        cursor.execute("PRAGMA foreign_key_check")
        dangling = cursor.fetchone()
    return f"a row of {dangling[0]} points at a row of {dangling[2]} that is not there" if dangling else ""
