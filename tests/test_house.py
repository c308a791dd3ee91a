"""The house rules: floors, doors, sizes, lists, and a planner that touches nothing outside itself."""

import ast
import json
import re
import shutil
import subprocess
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

import bot.buttons
import bot.cli
import bot.commands
import bot.jobs
import bot.lists
import bot.modals
import planner.checks
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
PLANNER = sorted(ROOT.glob("planner/**/*.py"))
MODULES = sorted([*PLANNER, *ROOT.glob("bot/**/*.py")])
WRITTEN_DOWN = ROOT / "bot/store/migrations/versions"  # a migration is a record, however long

FLOORS = (  # from the ground up; a room imports from floors below it and from itself
    {"planner"},
    {"bot.wording", "bot.memory", "bot.processes", "bot.version"},
    {"bot.errors", "bot.diagnosis", "bot.setting_values"},
    {"bot.settings"},
    {"bot.engines", "bot.messages", "bot.sheets", "bot.store"},
    {"bot.charts", "bot.refusals", "bot.terminal", "bot.workbooks"},
    {"bot.backtest", "bot.desk"},
    {"bot.judging", "bot.opening", "bot.understanding", "bot.uploads"},
    {"bot.ordering", "bot.sample", "bot.settling", "bot.standings", "bot.taking_back"},
    {"bot.clearance", "bot.events"},  # what is kept of events is checked at once, as orders are
    {"bot.explaining", "bot.telling"},
    {"bot.lists"},
    {"bot.paging"},
    {"bot.deciding", "bot.dropping"},
    {"bot.numbered"},
    {"bot.commands", "bot.buttons", "bot.modals", "bot.jobs"},
    {"bot.home"},
    {"bot.talking"},
    {"bot.pressing", "bot.slack"},
    {"bot.delivery"},
    {"bot.scheduler"},
    {"bot.running"},
    {"bot.demo"},
    {"bot.cli"},
    {"bot.__main__"},
)
PLANNER_FLOORS = (  # the rooms of the planner; what lies beside them in planner/ itself serves all of them
    {"planner.checks", "planner.clearance", "planner.events"},
    {"planner.forecasting", "planner.intake"},
    {"planner.backtest", "planner.compiled", "planner.ordering"},
    {"planner.explaining"},
)
STORE_FLOORS = (  # the rooms of the store; what lies beside them in bot/store/ is common ground, and what opens them
    {"bot.store.tables"},
    {"bot.store.checks", "bot.store.finding", "bot.store.movements"},
    {"bot.store.events", "bot.store.purchasing"},
    {"bot.store.ordering", "bot.store.planning"},
    {"bot.store.clearance", "bot.store.importing"},
)
MESSAGE_FLOORS = (  # the rooms of what is shown; what lies beside them in bot/messages/ serves all of them
    {"bot.messages.explaining", "bot.messages.importing", "bot.messages.settings"},
    {"bot.messages.clearance", "bot.messages.events", "bot.messages.ordering"},
    {"bot.messages.stock"},
    {"bot.messages.telling"},
)
APART = {"bot.sandbox"}  # imports no other room; only the demo opens it

DOORS = {  # outside package -> rooms it may enter by
    "slack_bolt": {"bot.slack"},
    "slack_sdk": {"bot.slack", "bot.sandbox"},
    "apscheduler": {"bot.scheduler"},
    "sqlmodel": {"bot.store"},
    "sqlalchemy": {"bot.store"},
    "alembic": {"bot.store"},
    "psycopg": {"bot.store"},
    "pyarrow": {"bot.backtest", "bot.engines"},  # sales in Parquet; plans of files
    "pyspark": {"bot.engines"},
    "openpyxl": {"bot.sheets", "bot.workbooks"},
    "matplotlib": {"bot.charts"},
    "python_calamine": {"bot.sheets"},
    "chardet": {"bot.sheets"},
    "babel": {"bot.wording"},
    "gettext": {"bot.wording"},
    "dotenv": {"bot.settings"},
    "starlette": {"bot.sandbox"},
    "uvicorn": {"bot.sandbox"},
    "websockets": {"bot.sandbox"},
    "lightgbm": {"planner"},  # one file of it: see below
    "urllib.request": {"bot.sandbox", "bot.slack"},  # downloads
    "http.client": {"bot.sandbox", "bot.slack"},  # its exceptions
}
OUTSIDE_OF_THE_PLANNER = {
    "time",
    "os",
    "pathlib",
    "io",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "threading",
    "logging",
}
TOP = {  # all that stands at the top of the project
    *("README.md", "CHANGELOG.md", "LICENSE", "Makefile", "Procfile", "pyproject.toml", ".env.example", ".gitignore"),
    *("requirements.lock", "requirements-dev.lock", "requirements-postgres.lock", "requirements-spark.lock"),
    *(".ci", "bot", "docs", "planner", "sample", "tests"),
}
COMPILED = ROOT / "planner/compiled"  # of the planner, only these loops know Numba
TRIPWIRE = 200  # lines
REVISION = re.compile(r'^(revision|down_revision) = "?(\w+)"?$', re.MULTILINE)


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    if module.split(".", maxsplit=1)[0] == "planner":
        return "planner"
    return ".".join(module.split(".")[:2])


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path: Path) -> list[str]:
    found = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def may_import(room: str, other: str) -> bool:
    if other in {room, "bot", "bot.__version__"}:
        return True
    if {room, other} & APART:
        return room == "bot.demo"
    return not any(other in rooms for rooms in FLOORS) or floor_of(other) < floor_of(room)


def test_a_room_imports_only_from_below_and_from_itself():
    """What stands apart is opened by the demo, and opens nothing."""
    wrong = [
        f"{module_name(path)} imports {imported}"
        for path in MODULES
        for imported in imports_of(path)
        if imported.startswith(("bot.", "planner")) and not may_import(room_of(module_name(path)), room_of(imported))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("house", "stories"),
    [("planner", PLANNER_FLOORS), ("bot.store", STORE_FLOORS), ("bot.messages", MESSAGE_FLOORS)],
)
def test_a_room_within_a_room_imports_only_from_below(house, stories):
    """What lies beside the rooms serves all of them, and is not held against the floors."""
    floors = {room: floor for floor, rooms in enumerate(stories) for room in rooms}
    deep = house.count(".") + 2
    assert {module_name(path.parent) for path in ROOT.glob(f"{house.replace('.', '/')}/*/__init__.py")} == floors.keys()
    for path in MODULES:
        room = ".".join(module_name(path).split(".")[:deep])
        if room in floors:
            others = {".".join(imported.split(".")[:deep]) for imported in imports_of(path)} & floors.keys() - {room}
            assert not {other for other in others if floors[other] >= floors[room]}, module_name(path)


def test_each_outside_package_enters_by_its_door():
    wrong = [
        f"{package} enters at {module_name(path)}"
        for path in MODULES
        for imported in imports_of(path)
        for package, rooms in DOORS.items()
        if f"{imported}.".startswith(f"{package}.") and room_of(module_name(path)) not in rooms
    ]
    assert not wrong, "\n".join(wrong)


def test_gradient_boosting_enters_by_one_file():
    found = [module_name(path) for path in MODULES if "lightgbm" in set(imports_of(path))]
    assert found == ["planner.forecasting.boost"]


def test_numba_enters_where_loops_are_compiled_and_only_by_name():
    """Whoever imports one of these loops by a statement needs Numba, and waits for it."""
    for path in MODULES:
        if COMPILED not in path.parents:
            names = {name for name in imports_of(path) if name.startswith(("numba", "planner.compiled"))}
            assert not names, f"{names} at {module_name(path)}"


def test_every_room_stands_on_a_floor():
    rooms = {room_of(module_name(path)) for path in MODULES} - {"bot"} - APART
    assert rooms == set.union(*FLOORS)


def test_a_file_has_one_idea():
    wrong = [
        f"{module_name(path)} has {lines} lines"
        for path in MODULES
        if path.parent != WRITTEN_DOWN and (lines := len(path.read_text(encoding="utf-8").splitlines())) > TRIPWIRE
    ]
    assert not wrong, "\n".join(wrong)


def test_a_file_says_in_its_first_line_what_it_is_for():
    wrong = [
        f"{module_name(path)} says: {line or 'nothing'}"
        for path in MODULES
        if not (line := (ast.get_docstring(tree_of(path)) or "").partition("\n")[0]).endswith((".", ":", "?"))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("folder", "listed"),
    [
        ("bot/commands", bot.commands.COMMANDS),
        ("bot/buttons", bot.buttons.BUTTONS),
        ("bot/modals", bot.modals.MODALS),
        ("bot/jobs", bot.jobs.JOBS),
        ("bot/lists", bot.lists.LISTS),
        ("bot/cli", bot.cli.VERBS),
        ("planner/checks", planner.checks.CHECKS),
    ],
)
def test_every_command_button_modal_job_verb_and_check_is_listed(folder, listed):
    files = {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"}
    assert files == {module.__name__.rsplit(".", 1)[1] for module in listed}


def test_every_command_stands_in_its_page_and_the_manifest():
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    manifest = json.loads((ROOT / "bot/manifest.json").read_text(encoding="utf-8"))
    assert {c["command"] for c in manifest["features"]["slash_commands"]} == {c.NAME for c in bot.commands.COMMANDS}
    for command in bot.commands.COMMANDS:
        for typed, _ in command.USAGE:
            assert f"`{typed}`" in page
    for verb in bot.cli.VERBS:
        assert f"bot {verb.NAME}" in page


def test_files_can_be_dropped_where_the_readme_says():
    """Slack lets nobody write to an app directly, nor the app hear of it, unless its manifest says so."""
    manifest = json.loads((ROOT / "bot/manifest.json").read_text(encoding="utf-8"))
    home = manifest["features"]["app_home"]
    assert (home["messages_tab_enabled"], home["messages_tab_read_only_enabled"]) == (True, False)
    assert {"file_shared", "message.im"} <= set(manifest["settings"]["event_subscriptions"]["bot_events"])


def test_every_setting_stands_in_the_example():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    assert named == {field.name.upper() for field in fields(Settings)}


def test_the_planner_touches_no_clock_file_network_or_chance():
    wrong = [
        f"{module_name(path)}: {touched}"
        for path in PLANNER
        for touched in (
            *({imported.split(".")[0] for imported in imports_of(path)} & OUTSIDE_OF_THE_PLANNER),
            *re.findall(r"\b(?:datetime\.now|date\.today|utcnow|np\.random|open\()", path.read_text(encoding="utf-8")),
        )
    ]
    assert not wrong, "\n".join(wrong)


def test_a_public_function_of_the_planner_says_what_it_returns():
    silent = [
        f"{module_name(path)}.{node.name}"
        for path in PLANNER
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if not (ast.get_docstring(node) or "").startswith(("Return", "Yield"))
    ]
    assert silent == []


def test_no_drawer_for_odds_and_ends():
    names = {part for path in MODULES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not names & {"util", "utils", "helper", "helpers", "manager", "common", "misc"}


def test_nothing_stray_stands_at_the_top():
    """What git keeps; whoever unpacked an archive has no git there, and may have made what they like."""
    git = shutil.which("git") if (ROOT / ".git").exists() else None
    kept = git and subprocess.run([git, "ls-files"], cwd=ROOT, check=False, capture_output=True, text=True)
    if not kept or kept.returncode:
        pytest.skip("git does not say what it keeps here")
    assert {path.split("/", maxsplit=1)[0] for path in kept.stdout.splitlines()} == TOP


def test_migrations_follow_each_other_one_by_one():
    """Each file is named after its number and follows the one before."""
    files = sorted(WRITTEN_DOWN.glob("*.py"))
    for number, path in enumerate(files, start=1):
        said = dict(REVISION.findall(path.read_text(encoding="utf-8")))
        before = f"{number - 1:04d}" if number > 1 else "None"
        assert (path.name[:4], said["revision"], said["down_revision"]) == (f"{number:04d}", f"{number:04d}", before)


def test_every_link_between_our_pages_leads_somewhere():
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for path, part in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", page.read_text(encoding="utf-8")):
            there = (page.parent / path).resolve() if path else page
            assert there.exists(), f"{page.name}: {path}"
            heads = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.MULTILINE) if part else ()
            assert not part or part in {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}, part
