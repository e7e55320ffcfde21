"""What is known beforehand, each fact with its source: States and their names, regional groups, the calendar, practice.

The facts are tables under `data/`; `docs/facts.md` describes them. They are read on first use and kept.
"""

from __future__ import annotations

from .states import State, find_state, state, states

__all__ = ["State", "find_state", "state", "states"]
