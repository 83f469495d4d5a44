"""Voices, and which of them are kept for the test: espeak-ng's own, with a variant after the plus."""

from pathlib import Path

ACCENTS = {
    "hi": {"hi": 1}, "bn": {"bn": 1}, "mr": {"mr": 1},
    "en": {"en": 40, "en-us": 30, "en-gb-x-rp": 8, "en-029": 8, "en-gb-x-gbclan": 5, "en-gb-x-gbcwmd": 5, "en-us-nyc": 4},
}  # fmt: skip

# Chosen before any training: men, women, children's and odd voices. evals/stt.ts tests with the same.
KEPT = ["f4", "m7", "klatt3", "steph2", "Andy", "Mario", "linda", "edward", "victor", "Lee", "Alicia", "paul"]
# Whispers, robots and the like: never a caller.
_ODD = {"whisper", "whisperf", "croak", "Demonic", "UniRobot", "anikaRobot", "AnxiousAndy", "Tweaky", "fast", "Storm", "Mr serious"}


def variants() -> list[str]:
    """Names of variants to train with."""
    folder = next(path for path in map(Path, ("/usr/lib/x86_64-linux-gnu/espeak-ng-data", "/usr/share/espeak-ng-data", "/usr/lib/aarch64-linux-gnu/espeak-ng-data")) if path.exists())
    names = sorted(path.name for path in (folder / "voices" / "!v").iterdir())
    return [name for name in names if name not in KEPT and name not in _ODD and not name.startswith("robosoft")]
