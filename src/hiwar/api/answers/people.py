"""Who acts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hiwar.api.answers.parts import Shape, StateName


class Me(Shape):
    """The mandate by which a program acts."""

    actor: str = Field(examples=["secretariat/p7"])
    """As the log of the record names it: the office and the number of the person, never the name."""
    role: Literal["delegate", "focal-point", "institution", "secretariat", "observer", "administrator"]
    office: str = Field(examples=["secretariat"])
    """Code of the office."""
    state: StateName | None
    """The State that the office acts for; null for an office of none."""
    mandate: int = Field(examples=[12])
    """Number of the mandate."""
    scope: Literal["read", "write"]
    """`read`: reads what the mandate may read; `write`: gives commands too."""
