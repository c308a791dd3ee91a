"""The terminal's verbs: shops, roles, questions; every bad value is answered with a sentence, never a traceback."""

import json
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from bot.jobs import plan
from bot.opening import open_store
from bot.sample import demo_settings
from bot.settings import Settings
from bot.store import Store
from tests.bot.builders import ADD, Clock, Says, stocked

# -- shop ---------------------------------------------------------------------------------------------------------


def test_a_shop_is_added_and_listed(says: Says) -> None:
    assert says(*ADD, "--channel", "C0UK", "--dates", "day_first") == (
        0,
        (
            "Shop      Market   Time zone       Currency   Channel   Stock export counts   Set otherwise\n"
            "UK Home   GB       Europe/London   GBP        C0UK      available\n"
            'Next, its exports: `python -m bot import orders.csv stock.xlsx --shop "UK Home"`\n'
        ),
        "",
    )
    assert says("shop", "list")[1].splitlines() == [
        "Shop      Market   Time zone       Currency   Channel   Stock export counts   Set otherwise",
        "UK Home   GB       Europe/London   GBP        C0UK      available",
    ]


def test_without_a_shop_the_list_says_how_to_add_one(says: Says) -> None:
    assert "No shop yet. Add one: python -m bot shop add NAME" in says("shop", "list")[1]


def test_a_shop_without_a_channel_says_so(says: Says) -> None:
    assert "no channel" in says(*ADD)[1]


def test_shops_that_sell_from_one_shelf_are_added_so(says: Says, url: str) -> None:
    says(*ADD, "--location", "EU Dock")
    says("shop", "add", "DE Home", *ADD[3:], "--location", "eu dock")
    with open_store(Settings(database_url=url)) as (_, store):
        served = store.shops.by_location()
    assert {place: [shop.name for shop in shops] for place, shops in served.items()} == {
        "EU Dock": ["UK Home", "DE Home"]
    }


def test_the_same_name_twice_is_refused(says: Says) -> None:
    says(*ADD)
    status, out, err = says("shop", "add", "uk home ", *ADD[3:])
    assert (status, out) == (1, "")
    assert err == "There is a shop uk home  already. Change it with `python -m bot shop change`.\n"


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--market", "GBR", "`GBR` is not a market. Two letters are needed"),
        ("--market", "4", "`4` is not a market."),
        ("--tz", "London", "There is no time zone `London`."),
        ("--tz", "../etc/passwd", "There is no time zone"),
        ("--currency", "POUND", "There is no currency `POUND`."),
        ("--channel", "#shop-uk", "`#shop-uk` is not a Slack channel ID."),
        ("--channel", "Cats", "`Cats` is not a Slack channel ID."),
        ("--channel", "U0ANA", "`U0ANA` is not a Slack channel ID."),
    ],
)
def test_a_bad_value_of_a_shop_is_answered_with_a_sentence(says: Says, option: str, value: str, words: str) -> None:
    says(*ADD)
    for verb in (["shop", "change", "UK Home"], ["shop", "add", "Other", *ADD[3:]]):
        status, _, err = says(*verb, option, value)
        assert status == 1
        assert err.startswith(words)
    assert says("shop", "list")[1].count("\n") == 2


@pytest.mark.parametrize(("option", "value"), [("--quantity", "all"), ("--dates", "iso"), ("--costs", "some")])
def test_a_choice_that_does_not_exist_lists_those_that_do(
    says: Says, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    with pytest.raises(SystemExit) as left:
        says(*ADD, option, value)
    assert left.value.code == 2
    assert "choose from" in capsys.readouterr().err


def test_who_types_no_verb_is_shown_all_of_them(says: Says, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        says()
    assert left.value.code == 0
    assert "answer a slash command" in capsys.readouterr().out


def test_the_version_is_that_of_the_project(says: Says, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        says("--version")
    assert left.value.code == 0
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert capsys.readouterr().out == f"Quartermaster {tomllib.loads(project)['project']['version']}\n"


def test_a_blank_name_is_refused(says: Says) -> None:
    status, _, err = says("shop", "add", "  ", *ADD[3:])
    assert status == 1
    assert "A shop needs a name" in err


def test_a_shop_is_changed_in_what_is_said_only(says: Says) -> None:
    says(*ADD)
    assert says("shop", "change", "uk HOME", "--channel", "C0NEW", "--quantity", "on_hand")[1].endswith(
        "\nUK Home   GB       Europe/London   GBP        C0NEW     on_hand\n"
    )
    assert "no channel" in says("shop", "change", "UK Home", "--channel", "")[1]


def test_costs_stand_in_a_channel_only_where_somebody_said_so(says: Says) -> None:
    assert "costs" not in says(*ADD)[1]
    assert says("shop", "change", "UK Home", "--costs", "shown")[1].endswith(" costs shown\n")
    assert says("shop", "change", "UK Home", "--channel", "C0NEW")[1].endswith(" costs shown\n")
    assert "costs" not in says("shop", "change", "UK Home", "--costs", "hidden")[1]


def test_a_shop_gets_thresholds_of_its_own_and_gives_them_up(says: Says) -> None:
    says(*ADD)
    changed = says("shop", "change", "UK Home", "--threshold", "lead_time=40", "--threshold", "service_a = 99%")
    assert changed[1].endswith(" lead_time=40, service_a=99\n")
    assert says("shop", "change", "UK Home", "--threshold", "order_rule=fixed_cycle")[1].endswith(
        " lead_time=40, service_a=99, order_rule=fixed_cycle\n"
    )
    taken_back = [each for name in ("lead_time", "service_a") for each in ("--threshold", f"{name}=")]
    assert says("shop", "change", "UK Home", *taken_back)[1].endswith(" order_rule=fixed_cycle\n")
    assert "order_rule" not in says("shop", "change", "UK Home", "--threshold", "order_rule=")[1]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("led_time=40", "There is no threshold `led_time`. There are `rule`,"),
        ("lead_time=soon", "`lead_time` takes a number from 1 to 365;"),
        ("order_rule=always", "`order_rule` takes one of `reorder_point`, `fixed_cycle`;"),
    ],
)
def test_a_threshold_that_is_none_changes_nothing(says: Says, said: str, words: str) -> None:
    says(*ADD)
    status, _, err = says(
        "shop", "change", "UK Home", "--channel", "C0NEW", "--threshold", "dead=60", "--threshold", said
    )
    assert status == 1
    assert err.startswith(words)
    assert says("shop", "list")[1].endswith("   no channel   available\n")


def test_an_unknown_shop_suggests_near_ones(says: Says) -> None:
    assert says("shop", "change", "UK Home", "--tz", "Europe/Paris")[2].startswith("There is no shop UK Home. An admin")
    says(*ADD)
    assert says("shop", "change", "UK Hoem")[2] == "There is no shop UK Hoem. Did you mean `UK Home`?\n"
    assert says("shop", "change", "GB")[2] == "There is no shop GB. Did you mean `UK Home`?\n"


@pytest.mark.parametrize(("typed", "code"), [("UK", "GB"), ("en", "GB"), ("el", "GR")])
def test_a_country_called_otherwise_is_kept_by_its_code_and_said(says: Says, typed: str, code: str) -> None:
    said, _, listed = says(*ADD[:4], typed, *ADD[5:])[1].splitlines()[:3]
    assert said == f"The market {typed.upper()} is kept as {code}, its country's code."
    assert listed.startswith(f"UK Home   {code} ")


# -- role ---------------------------------------------------------------------------------------------------------


def test_a_role_is_given_listed_and_taken_away(says: Says) -> None:
    headings = "Person   Role       Approves up to\n"
    assert says("role", "U0ANA", "approver") == (0, f"{headings}U0ANA    approver\n", "")
    says("role", "U0BEN", "approver", "--limit", "5000", "--currency", "GBP")
    assert says("role")[1] == f"{headings}U0ANA    approver\nU0BEN    approver   £5,000.00\n"
    says("role", "U0BEN", "none")
    assert "Nobody has a role yet." in says("role", "U0ANA", "none")[1]


@pytest.mark.parametrize("user", ["ana", "@ana", "Uwe", "C0UK", "U", "U0ANA U0BEN"])
def test_who_is_no_member_gets_no_role(says: Says, user: str) -> None:
    status, _, err = says("role", user, "approver")
    assert status == 1
    assert f"`{user}` is not a Slack member ID." in err


# -- ask ----------------------------------------------------------------------------------------------------------


def test_a_question_is_answered_in_words(says: Says, store: Store, clock: Clock) -> None:
    status, out, _ = says("ask", "/stock help")
    assert status == 0
    assert "`/stock SKU123` — one SKU: how long it lasts" in out


def test_a_question_is_answered_as_slack_would_get_it(says: Says, store: Store, clock: Clock) -> None:
    stocked(store, clock.now, 200)
    (message,) = json.loads(says("ask", "/stock sku123", "--json")[1])
    assert message["text"].startswith("SKU123 UK Home")
    assert message["blocks"][0]["text"]["text"] == "SKU123 · Lunch Bag"


def test_a_blank_question_gets_the_overview(says: Says) -> None:
    assert "Nothing is planned yet." in says("ask", "/stock")[1]


@pytest.mark.parametrize("words", ["", "/stok SKU123", "/"])
def test_an_unknown_command_is_answered(says: Says, words: str) -> None:
    status, _, err = says("ask", words)
    assert status == 1
    assert err == f"I do not know the command `{words}`. Try `/stock help`.\n"


def test_words_are_answered_as_in_a_conversation(says: Says, store: Store, clock: Clock) -> None:
    stocked(store, clock.now, 200)
    assert "SKU123 · Lunch Bag" in says("ask", "how long does sku123 last?")[1]
    assert "Ask me about a SKU" in says("ask", "hello")[1]


def test_an_unknown_sku_is_answered_behind_what_was_asked_before_it(says: Says) -> None:
    status, out, err = says("ask", "/stock", "/stock NOPE", "/po")
    assert status == 1
    assert "Nothing is planned yet." in out
    assert err.startswith("There is no SKU `NOPE`.")
    assert says("ask", "/stock NOPE")[1] == ""


def _begin_demo(home: Path) -> None:
    """Leave the demo with a store that counts as made, and nothing in it."""
    (home / ".demo").mkdir()
    with open_store(demo_settings()) as (_, store):
        store.jobs.beat(plan.NAME, Clock().now)


def test_the_demo_cannot_be_asked_before_it_ran(says: Says) -> None:
    assert says("ask", "/stock", "--demo") == (1, "", "There is no demo here yet. `make demo` starts it.\n")


def test_the_demo_cannot_be_asked_while_its_store_is_made(says: Says, home: Path) -> None:
    (home / ".demo").mkdir()
    (home / ".demo/quartermaster.db").touch()
    status, out, err = says("ask", "/stock SKU123", "--demo")
    assert (status, out) == (1, "")
    assert err.startswith("The store of the demo is not whole yet. Ask again once `make demo` says")


def test_an_id_that_nobody_has_is_refused_with_those_that_are_known(says: Says) -> None:
    asked = ("ask", "/stock", "--user", "U0ANN")
    assert says(*asked)[2].startswith("Nobody here has the ID `U0ANN`. A role makes it known:")
    says("role", "U0ANA", "planner")
    assert says(*asked) == (1, "", "Nobody here has the ID `U0ANN`. Known are `U0ANA (planner)`.\n")
    assert says(*asked[:3], "U0ANA")[0] == 0


@pytest.mark.parametrize(
    ("user", "said"),
    [
        ("", "What you can type"),
        ("U0PIA", "What you can type"),
        ("U0LIN", "可以输入的命令"),
        ("U0GUS", "Guests and people of other workspaces cannot look"),
        ("U0ANN", "Known are `U0ANA (approver)`, "),
    ],
)
def test_the_demo_answers_as_its_people_would_read_it(says: Says, home: Path, user: str, said: str) -> None:
    _begin_demo(home)
    assert said in "".join(says("ask", "--demo", "/stock help", "--user", user)[1:])


def test_a_refusal_is_told_in_the_language_of_who_asked(says: Says, home: Path) -> None:
    _begin_demo(home)
    assert "没有" in says("ask", "--demo", "/stock NOPE", "--user", "U0LIN")[2]


# -- run and settings ---------------------------------------------------------------------------------------------


def test_run_without_tokens_says_which_one_is_missing(says: Says) -> None:
    assert says("run") == (
        1,
        "",
        "The setting SLACK_BOT_TOKEN is missing. README, “Connect your Slack”, shows where to find it.\n",
    )


@pytest.mark.parametrize("verb", [["run"], ["ask", "/stock"], ["shop", "list"], ["role"], ["import", "o.csv"]])
def test_every_verb_says_which_setting_is_wrong(says: Says, home: Path, verb: list[str]) -> None:
    (home / ".env").write_text("DIGEST_HOUR=noon\n", encoding="utf-8")
    status, out, err = says(*verb)
    assert (status, out) == (1, "")
    assert err.startswith("The setting DIGEST_HOUR is `noon`: an hour from 0 to 11 is needed")


def test_run_out_of_slacks_reach_says_so(says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1-secret")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-secret")
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")
    status, _, err = says("run")
    assert status == 1
    assert err.startswith("Slack cannot be reached:")
    assert "secret" not in err


@pytest.mark.parametrize("verb", [["nonsense"], ["shop"], ["role", "U0ANA", "king"]])
def test_what_is_not_understood_is_explained(says: Says, capsys: pytest.CaptureFixture[str], verb: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        says(*verb)
    assert left.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err


def test_a_store_of_another_team_is_refused(home: Path, url: str, store: Store) -> None:
    """Covered by bind_team: the same workspace cannot serve two teams."""
    with open_store(Settings(database_url=url)) as (database, _):
        database.bind_team("main", "T1")
        with pytest.raises(Exception, match="T2"):
            database.bind_team("main", "T2")


# -- rebuild ------------------------------------------------------------------------------------------------------


def test_a_history_that_differs_is_named_and_packed_again(says: Says, home: Path, clock: Clock) -> None:
    """A day of the packed months is lost: it is seen, mended, and seen no more."""
    says(*ADD)
    with open_store(Settings()) as (_, store):
        stocked(store, clock.now, 200)
    assert says("rebuild", "--check") == (0, "The packed history says what was imported.\n", "")
    with open_store(Settings()) as (_, store), store.access.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM packed_month")
    status, out, _ = says("rebuild", "--check")
    assert status == 1
    assert out.startswith("Months of items that differ from what was imported: ")
    status, out, _ = says("rebuild")
    assert status == 0
    assert out.startswith("Months of items that differed from what was imported and are packed again: ")
    assert says("rebuild", "--check")[0] == 0


def test_a_bug_of_ours_is_admitted_in_a_sentence_and_stands_in_the_log(
    says: Says, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A table is missing, which no version of ours leaves behind."""
    says(*ADD)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database:
        database.execute("DROP TABLE suggestion")
    status, out, err = says("ask", "/reorder")
    assert (status, out) == (1, "")
    assert err.startswith("Something went wrong on our side; in the log it is")
    (line,) = [each for each in caplog.records if each.name == "bot.cli.ask"]
    assert "suggestion" in line.getMessage()
    assert line.exc_info is None
