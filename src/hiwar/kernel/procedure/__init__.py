"""The rules of the mechanisms, one module a subject, as pure functions.

What varies with time or is not certain comes to a rule as an argument, from `hiwar.kernel.facts`. An answer is a
NamedTuple; `_asdict()` gives it as JSON carries it, with `source` and `verified` among its keys.
"""
