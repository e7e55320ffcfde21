"""Several at the same moment, each in a thread and with a connection of its own, in an installation of its own."""

from __future__ import annotations

import json

from tests.installation import Installation

ALL_AT_ONCE = """
import json, sys
from collections import Counter
from datetime import UTC, datetime
from threading import Barrier, Thread
from hiwar.cli.start import opened

def main(count, setup, step):
    with opened():
        from django.db import connection
        given, came = setup(), Counter()
        gate = Barrier(count)
        def one(number):
            gate.wait()
            try:
                step(given, number)
                came["done"] += 1
            except Exception as error:
                came[type(error).__name__] += 1
            finally:
                connection.close()
        threads = [Thread(target=one, args=(number,)) for number in range(count)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(json.dumps(came))

now = datetime.now(UTC)
"""

ONE_LINK = """
def setup():
    from django.conf import settings
    from hiwar.accounts import commands
    from hiwar.audit.actors import OPERATOR
    return commands.invite(OPERATOR, "Anna", now=now)[1]

def step(secret, number):
    from hiwar.accounts import commands
    from hiwar.accounts.actors import VISITOR
    commands.join(VISITOR, secret, login=f"anna{number}", password="nine boats in the harbour", now=now)

main(6, setup, step)
"""

MANY_GUESSES = """
def setup(): ...

def step(_given, number):
    from hiwar.accounts.commands import prove
    prove("anna", f"guess {number}", address=f"192.0.2.{number}", now=now)

main(16, setup, step)
"""

MANY_REPORTS = """
def setup(): ...

def step(_given, number):
    import subprocess, sys
    subprocess.run([sys.executable, "-c", PROCESS], check=True)

PROCESS = '''
from datetime import UTC, datetime, timedelta
from hiwar.cli.start import opened
with opened():
    from hiwar.accounts.commands import allowed
    for _ in range(5):
        allowed("error.report", "192.0.2.1", most=8, within=timedelta(hours=1), now=datetime.now(UTC))
'''

main(3, setup, step)
with opened():
    from hiwar.accounts.models import Attempt
    print(json.dumps({"counted": Attempt.objects.count()}))
"""


def run(installed: Installation, program: str) -> dict[str, int]:
    installed.make()
    process = installed.python(ALL_AT_ONCE + program)
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err
    found: dict[str, int] = json.loads(out.splitlines()[-1])
    return found


def test_of_six_who_use_one_link_one_gets_in(installed: Installation) -> None:
    assert run(installed, ONE_LINK) == {"done": 1, "Refused": 5}
    log = installed.run("audit", "log").stdout
    assert log.count("person.join") == 1
    assert installed.run("audit", "verify").returncode == 0


def test_sixteen_guesses_at_once_are_no_more_than_one_after_the_other(installed: Installation) -> None:
    assert run(installed, MANY_GUESSES) == {"WrongPassword": 10, "Throttled": 6}


def test_all_processes_share_one_limit(installed: Installation) -> None:
    assert run(installed, MANY_REPORTS) == {"counted": 8}
