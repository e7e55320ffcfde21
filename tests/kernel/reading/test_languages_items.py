"""Texts under one number that lean on each other, in each language."""

from __future__ import annotations

import pytest

from hiwar.kernel.reading.items import parts
from hiwar.kernel.reading.phrases import phrases


@pytest.mark.parametrize(
    ("language", "item", "texts"),
    [
        ("fr", "Ratifier la Convention sur les ports (Chili) et le Protocole sur les phares (Pérou)",
         ["Ratifier la Convention sur les ports", "Ratifier le Protocole sur les phares"]),
        ("fr", "Signer (Chili) ou ratifier (Pérou) le Pacte", ["Signer le Pacte", "ratifier le Pacte"]),
        ("fr", "Présenter un rapport (Chili) sans délai (Pérou)",
         ["Présenter un rapport", "Présenter un rapport sans délai"]),
        ("es", "Ratificar la Convención sobre los puertos (Chile) y el Protocolo sobre los faros (Perú)",
         ["Ratificar la Convención sobre los puertos", "Ratificar el Protocolo sobre los faros"]),
        ("es", "Firmar (Chile) o ratificar (Perú) el Pacto", ["Firmar el Pacto", "ratificar el Pacto"]),
        ("es", "Presentar un informe (Chile) sin demora (Perú)",
         ["Presentar un informe", "Presentar un informe sin demora"]),
        ("ru", "ратифицировать Конвенцию о портах (Чили) и Протокол о маяках (Перу)",
         ["ратифицировать Конвенцию о портах", "ратифицировать Протокол о маяках"]),
        ("ru", "подписать (Чили) или ратифицировать (Перу) Пакт", ["подписать Пакт", "ратифицировать Пакт"]),
        ("ru", "представить доклад (Чили) без промедления (Перу)",
         ["представить доклад", "представить доклад без промедления"]),
        ("ru", "красить лодки (Чили); Принять закон о портах (Перу)", ["красить лодки", "Принять закон о портах"]),
    ],
)  # fmt: skip
def test_a_text_that_leans_on_another_is_completed(language: str, item: str, texts: list[str]) -> None:
    found = parts(item, phrases(language))
    assert [part.text for part in found] == texts
    assert [part.states.codes for part in found] == [("CHL",), ("PER",)]
