"""The sounds the model tells apart: espeak-ng's IPA, shared by all languages. Entry 0 of the table is the blank of CTC."""

import json
from pathlib import Path

_table = json.loads((Path(__file__).parent.parent / "sounds.json").read_text())
SYMBOLS: list[str] = _table["symbols"]
_as: dict[str, list[str]] = _table["as"]
_ids = {symbol: index for index, symbol in enumerate(SYMBOLS) if symbol != ""}


def ids_of(sound: str) -> list[int]:
    """One IPA sound of espeak-ng -> entries of the table: rare ones as their nearest, vowels with r as two. Empty for silence."""
    return [_ids[part] for part in _as.get(sound, [sound]) if part in _ids]
