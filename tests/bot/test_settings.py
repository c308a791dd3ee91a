"""Settings: a bad value names its variable and says why; secrets are never said."""

from pathlib import Path

import pytest

from bot.errors import UserError
from bot.settings import Settings, read
from bot.wording import Voice

NOWHERE = Path("no such .env")
BOT, APP = "xoxb-1-secret", "xapp-1-secret"


def settings(dotenv: Path = NOWHERE, **environment: str) -> Settings:
    return read(environment, dotenv)


def refusal(**environment: str) -> str:
    with pytest.raises(UserError) as refused:
        settings(**environment).needing_slack()
    return Voice().tell(refused.value)


def test_without_any_the_defaults_hold() -> None:
    assert settings() == Settings()


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("LOCALE", "fr", "en or zh is needed"),
        ("LOCALE", "Klingon", "en or zh is needed"),
        ("DIGEST_HOUR", "12", "an hour from 0 to 11 is needed"),
        ("DIGEST_HOUR", "nine", "an hour from 0 to 11 is needed"),
        ("DIGEST_HOUR", "-1", "an hour from 0 to 11 is needed"),
        ("DIGEST_HOUR", "9.5", "an hour from 0 to 11 is needed"),
        ("PLACING_COST", "-1", "an amount of money from 0"),
        ("ORDER_RULE", "guess", "reorder_point or fixed_cycle is needed"),
        ("DEMAND_RULE", "guess", "blend or mean is needed"),
        ("SEA_SHARE_PERCENT", "0", "a percentage above 0, at most 100, is needed"),
        ("NEW_ITEM_SHARE_PERCENT", "101", "a percentage above 0, at most 100, is needed"),
        ("NEW_ITEM_DAYS", "28.5", "a whole number of days from 1 to 365 is needed"),
        ("LEAD_TIME_DAYS", "0", "a number of days from 1 to 365 is needed"),
        ("LEAD_TIME_DAYS", "nan", "a number of days from 1 to 365 is needed"),
        ("LEAD_TIME_DAYS", "a month", "a number of days from 1 to 365 is needed"),
        ("AIR_LEAD_TIME_DAYS", "366", "a number of days from 1 to 365 is needed"),
        ("LOG_LEVEL", "LOUD", "one of DEBUG, INFO, WARNING, ERROR is needed"),
        ("SLACK_API_URL", "http://slack.com/api/", "an https:// address is needed"),
        ("SLACK_API_URL", "http://127.0.0.1.example.com/", "an https:// address is needed"),
        ("SLACK_API_URL", "http://localhost@example.com/", "an https:// address is needed"),
        ("SLACK_API_URL", "https://", "an https:// address is needed"),
        ("SLACK_API_URL", "slack.com", "an https:// address is needed"),
        ("ADMIN_USERS", "@ana", "Slack member IDs are needed"),
        ("ADMIN_USERS", "U0ANA; U0BEN", "Slack member IDs are needed"),
    ],
)
def test_a_bad_value_names_the_variable_and_says_why(name: str, value: str, why: str) -> None:
    words = refusal(**{name: value})
    assert f"The setting {name} is `{value}`" in words.replace("&lt;", "<")
    assert why in words


def test_a_bad_address_of_the_database_keeps_its_password() -> None:
    words = refusal(DATABASE_URL="mysql://bob:hunter2@db/stock")
    assert "The setting DATABASE_URL is `mysql:…`: it starts with sqlite:/// or postgresql://" in words


@pytest.mark.parametrize("name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_a_missing_token_is_named(name: str) -> None:
    both = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}
    assert f"The setting {name} is missing." in refusal(**(both | {name: " "}))


def test_swapped_tokens_are_recognised_and_not_said() -> None:
    words = refusal(SLACK_BOT_TOKEN=APP, SLACK_APP_TOKEN=BOT)
    assert "were the two swapped?" in words
    assert "secret" not in words


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("WORKSPACE=file\nLOCALE=zh-TW\n", encoding="utf-8")
    both = settings(dotenv, WORKSPACE="environment")
    assert (both.workspace, both.locale) == ("environment", "zh-TW")


def test_blanks_around_a_value_and_blank_values_do_no_harm() -> None:
    assert settings(SLACK_BOT_TOKEN=f" {BOT}\n", DIGEST_HOUR="  ", WORKSPACE="") == Settings(slack_bot_token=BOT)


def test_postgresql_is_reached_by_its_driver_however_it_is_written() -> None:
    for written in ("postgresql://u:p@h/n", "postgresql+psycopg://u:p@h/n"):
        assert settings(DATABASE_URL=written).database_url == "postgresql+psycopg://u:p@h/n"


def test_slacks_address_ends_in_a_slash() -> None:
    assert settings(SLACK_API_URL="http://127.0.0.1:80/api").slack_api_url == "http://127.0.0.1:80/api/"


def test_admins_are_separated_by_commas_or_blanks() -> None:
    assert settings(ADMIN_USERS="U0ANA, U0BEN U0PIA").admin_users == {"U0ANA", "U0BEN", "U0PIA"}
