"""The rules and the reading: pure Python, with no Django, no SQL, no network, no clock and no unseeded chance."""
