"""espeak-ng in this process: speech and the sounds it is made of, with their times. Only training links it; the product runs it as a program."""

import ctypes
from dataclasses import dataclass

import numpy as np
from scipy.signal import resample_poly

_AUDIO, _WORD, _PHONEME = 2, 1, 7  # retrieval without playing; kinds of events


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int), ("uid", ctypes.c_uint), ("text_position", ctypes.c_int), ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int), ("sample", ctypes.c_int), ("user_data", ctypes.c_void_p), ("id", _Id),
    ]  # fmt: skip


@dataclass
class Speech:
    samples: np.ndarray
    """Mono floats in [-1, 1] at 16 kHz."""
    sounds: list[tuple[str, float]]
    """IPA and the second it begins at; the last is the end, an empty sound."""
    words: list[tuple[int, int]]
    """For every word that was told of: where it begins in the text, in characters from 0, and the index of its first sound."""


_lib = None
_state: dict = {}


def _start():
    global _lib
    _lib = ctypes.CDLL("libespeak-ng.so.1")
    _state["rate"] = _lib.espeak_Initialize(_AUDIO, 0, None, 3)  # 3: events for sounds, in IPA
    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))

    def take(wave, count, events):
        index = 0
        while events[index].type != 0:
            event = events[index]
            if event.type == _PHONEME:
                _state["sounds"].append((event.id.string.decode("utf-8", "ignore"), event.sample / _state["rate"]))
            elif event.type == _WORD:
                _state["words"].append((event.text_position - 1, len(_state["sounds"])))
            index += 1
        if wave and count > 0:
            _state["wave"].append(np.ctypeslib.as_array(wave, (count,)).copy())
        return 0

    _state["callback"] = callback(take)
    _lib.espeak_SetSynthCallback(_state["callback"])


def speak(text: str, voice: str, rate: int = 175, pitch: int = 50, spread: int = 50, gap: int = 0) -> Speech | None:
    """Says a text; None for a voice that is not there."""
    if _lib is None:
        _start()
    if _lib.espeak_SetVoiceByName(voice.encode()) != 0:
        return None
    for parameter, value in ((1, rate), (3, pitch), (4, spread), (7, gap)):
        _lib.espeak_SetParameter(parameter, value, 0)
    _state.update(wave=[], sounds=[], words=[])
    encoded = text.encode()
    _lib.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, 1, None, None)
    _lib.espeak_Synchronize()
    wave = np.concatenate(_state["wave"] or [np.zeros(0, np.int16)])
    samples = resample_poly(wave.astype(np.float32) / 32768, 320, 441).astype(np.float32)
    return Speech(samples, _state["sounds"] + [("", len(wave) / _state["rate"])], _state["words"])
