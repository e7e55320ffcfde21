"""What every test of people needs."""

import pytest


@pytest.fixture(autouse=True)
def _fast(fast_hashes: None) -> None: ...
