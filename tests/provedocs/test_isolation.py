"""What a page finds, and that nothing it does is seen by the next."""

import os
import time
from pathlib import Path

import pytest

FINDS = {
    "TZ": "UTC",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "COLUMNS": "80",
    "LINES": "24",
    "TERM": "dumb",
    "NO_COLOR": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "HOME": "/home/reader",
    "TMPDIR": "/tmp/tmp",
    "PWD": "/tmp/page",
}


@pytest.mark.parametrize("name", FINDS)
def test_the_environment_of_a_page_is_the_same_everywhere(prove, name):
    code = f'import os\nprint(os.environ["{name}"])\n#> {FINDS[name]}'
    assert prove.python(code).said == []


def test_the_environment_of_pytest_is_not_the_pages(prove, monkeypatch):
    monkeypatch.setenv("SECRET_OF_PYTEST", "1")
    code = 'import os\nprint(os.environ.get("SECRET_OF_PYTEST"))\n#> None'
    assert prove.python(code).said == []


def test_a_page_runs_in_an_empty_folder(prove):
    code = "import os\nprint(os.getcwd(), os.listdir())\n#> /tmp/page []"
    assert prove.python(code).said == []


def test_a_page_has_an_empty_home(prove):
    code = """
        from pathlib import Path
        print(Path.home(), list(Path.home().iterdir()))
        #> /home/reader []
    """
    assert prove.python(code).said == []


def test_temporary_files_of_a_page_are_its_own(prove):
    code = "import tempfile\nprint(tempfile.gettempdir())\n#> /tmp/tmp"
    assert prove.python(code).said == []


def test_the_project_is_found_without_its_path_being_shown(prove):
    (prove.root / "found_module.py").write_text("")
    code = "import found_module\nprint(found_module.__file__)\n#> found_module.py"
    assert prove.python(code).said == []


def test_a_page_leaves_no_bytecode(prove):
    (prove.root / "module_without_bytecode.py").write_text("x = 1\n")
    prove.python("import module_without_bytecode")
    prove.console('$ python -c "import module_without_bytecode"')
    assert not list(prove.root.glob("__pycache__/module_without*"))


def test_hashes_are_the_same_in_each_run(prove):
    code = 'print({"b", "a", "c"})'
    first, second = (prove.python(code).problem.got for _ in range(2))
    assert first == second


def test_time_is_that_of_the_zone(prove):
    assert prove.python("import time\nprint(time.tzname)\n#> ('UTC', 'UTC')").said == []


CHANGES = {
    "a variable": ("import os; os.environ['A'] = '1'", "os.environ.get('A')", "None"),
    "the folder": ("import os; os.chdir('/')", "os.getcwd()", "/tmp/page"),
    "a file": ("open('a', 'w').close()", "os.listdir()", "[]"),
    "a file at home": (
        "from pathlib import Path; (Path.home() / 'a').touch()",
        "os.listdir(os.environ['HOME'])",
        "[]",
    ),
    "a folder made read-only": (
        "import os; os.mkdir('a'); os.chmod('.', 0)",
        "os.listdir()",
        "[]",
    ),
    "the folder replaced": (
        "import os; os.rmdir(os.getcwd()); open(os.environ['PWD'], 'w').close()",
        "os.listdir(os.environ['PWD'])",
        "[]",
    ),
    "the way to packages": (
        "import sys; sys.path.clear()",
        "len(sys.path) > 2",
        "True",
    ),
    "a module": ("import sys; sys.modules['a'] = 1", "'a' in sys.modules", "False"),
    "a builtin": (
        "import builtins; builtins.a = 1",
        "hasattr(__builtins__, 'a')",
        "False",
    ),
    "a name": ("a = 1", "'a' in globals()", "False"),
    "the umask": ("import os; os.umask(0o777)", "oct(os.umask(0o22))", "0o22"),
    "the limit of recursion": (
        "import sys; sys.setrecursionlimit(50)",
        "sys.getrecursionlimit()",
        "1000",
    ),
    "the locale": (
        "import locale; locale.setlocale(locale.LC_ALL, 'C')",
        "__import__('locale').setlocale(__import__('locale').LC_CTYPE)",
        "C.UTF-8",
    ),
    "warnings": (
        "import warnings; warnings.simplefilter('ignore')",
        "__import__('warnings').filters[0][0]",
        "error",
    ),
    "a handler of signals": (
        "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)",
        "__import__('signal').getsignal(15)",
        "0",
    ),
    "the output's files": (
        "import os; os.truncate('../stdout', 0); os.remove('../stdout')",
        "1",
        "1",
    ),
    "all folders removed": (
        "import os, shutil; shutil.rmtree(os.path.dirname(os.getcwd()))",
        "os.listdir()",
        "[]",
    ),
    "a limit": (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9))",
        "__import__('resource').getrlimit(7)[0] > 9",
        "True",
    ),
}


@pytest.mark.parametrize(("change", "look", "seen"), CHANGES.values(), ids=CHANGES)
def test_what_a_page_changes_is_not_seen_by_the_next(prove, change, look, seen):
    prove.python(change)
    assert prove.python(f"import os, sys\nprint({look})\n#> {seen}").said == []


@pytest.mark.parametrize("change", [row[0] for row in CHANGES.values()], ids=CHANGES)
def test_what_a_page_changes_is_not_seen_by_pytest(prove, change):
    before = dict(os.environ), Path.cwd()
    prove.python(change)
    assert (dict(os.environ), Path.cwd()) == before


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


LEAVES = {
    "a child": "subprocess.Popen(['sleep', '100'])",
    "a child in a session of its own": (
        "subprocess.Popen(['sleep', '100'], start_new_session=True)"
    ),
    "a daemon": (
        "subprocess.run(['setsid', '-f', 'sh', '-c', 'echo $$ > pid; exec sleep 100'])"
    ),
}


@pytest.mark.parametrize("start", LEAVES.values(), ids=LEAVES)
def test_what_a_page_leaves_running_is_gone_afterwards(prove, tmp_path, start):
    told = tmp_path / "pid"
    prove.python(f"""
        import pathlib, subprocess, time
        started = {start}
        while not getattr(started, "pid", pathlib.Path("pid").exists()):
            time.sleep(0.01)
        pid = getattr(started, "pid", 0) or pathlib.Path("pid").read_text()
        pathlib.Path({str(told)!r}).write_text(str(pid))
    """)
    pid, until = int(told.read_text()), time.monotonic() + 5
    while _lives(pid) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _lives(pid)


def test_what_a_session_leaves_running_is_gone_afterwards(prove, tmp_path):
    prove.console(f"$ sleep 100 &\n$ echo $! > {tmp_path}/pid")
    assert not _lives(int((tmp_path / "pid").read_text()))


def test_a_page_that_runs_too_long_is_gone_afterwards(prove, tmp_path):
    prove.python(
        f"import os, pathlib\npathlib.Path({str(tmp_path / 'pid')!r})"
        ".write_text(str(os.getpid()))\nwhile True: pass",
        directive='timeout="0.2"',
    )
    assert not _lives(int((tmp_path / "pid").read_text()))


REFUSED = {
    "a connection": "socket.create_connection(('192.0.2.1', 80))",
    "a connection by version 6": "socket.socket(10).connect(('2001:db8::1', 80))",
    "a name": "socket.getaddrinfo('example.org', 80)",
    "a name by the old call": "socket.gethostbyname('example.org')",
    "a name that begins like loopback": "socket.gethostbyname('127.0.0.1.example.org')",
    "an address": "socket.gethostbyaddr('192.0.2.1')",
    "a name of an address": "socket.getnameinfo(('192.0.2.1', 80), 0)",
    "a datagram": "socket.socket(2, 2).sendto(b'a', ('192.0.2.1', 53))",
    "bytes": "socket.getaddrinfo(b'example.org', 80)",
}


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED)
def test_no_other_host_is_spoken_to(prove, code):
    code = f"import socket, warnings; warnings.simplefilter('ignore')\n{code}"
    wanted = 'raises="PermissionError: no network but loopback ..."'
    assert prove.python(code, directive=wanted).said == []


def test_no_other_host_is_spoken_to_by_the_programs_of_a_page(prove):
    page = """
        <!-- prove: exits="1" -->
        ```console
        $ python -c "import socket; socket.create_connection(('192.0.2.1', 80))"
        ...
        PermissionError: no network but loopback while a page runs: 192.0.2.1
        ```
    """
    assert prove(page).said == []


def test_programs_that_are_no_python_are_told_of_a_proxy_that_is_none(prove):
    page = """
        <!-- prove: exits="7" -->
        ```console
        $ curl -sS -m 2 http://192.0.2.1/
        curl: (7) Failed to connect to 127.0.0.1 port 9 ...
        ```
    """
    assert prove(page).said == []


def test_loopback_may_be_spoken_to(prove):
    code = """
        import socket
        server = socket.create_server(("127.0.0.1", 0))
        with socket.create_connection(server.getsockname()) as client:
            print(client.getpeername())
            #> ('127.0.0.1', 40000)
        server.close()
        print(socket.gethostbyname("localhost"))
        #> 127.0.0.1
    """
    assert prove.python(code).said == []
