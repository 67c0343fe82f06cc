"""The shapes of what the API takes and gives."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

State = Literal["received", "reading", "ready", "refused", "failed"]


class Wrong(Schema):
    """One thing that is wrong, and where it stands."""

    where: str = Field(description="The field, header or part of the address.")
    message: str


class Problem(Schema):
    """Every error of this API has this shape."""

    code: str = Field(description="A word that stays the same in every language.", examples=["not-found"])
    message: str = Field(description="What happened and what to do, in the language of Accept-Language.")
    wrong: list[Wrong] = Field(default_factory=list)


class Remark(Schema):
    """Why a paper is where it is."""

    code: str
    message: str


class Paper(Schema):
    """A file that has come in, and what became of it."""

    id: int
    name: str = Field(description="Empty where the file was refused for its mark of secrecy.")
    state: State
    known: bool = Field(description="The office had this paper before; no second copy was made.")
    remark: Remark | None = None
    arrived_at: datetime
    ended_at: datetime | None = None
    sha256: str | None = Field(None, description="Of the original, once the paper is ready.")
    desk: str | None = Field(None, description="The address of the review desk, once the paper is ready.")
    members: list[int] = Field(default_factory=list, description="The papers inside an archive or a letter.")
