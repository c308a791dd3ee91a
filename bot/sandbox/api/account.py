"""Slack's answers about itself and its people: who am I, who is that, which groups are there."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.api.method import Method
from bot.sandbox.arguments import Arguments
from bot.sandbox.nouns import APP_ID, BOT, BOT_ID, OTHER_TEAM, Json, Person
from bot.sandbox.refusal import Refused
from bot.sandbox.workspace import Workspace


def _auth_test(workspace: Workspace, _given: Arguments) -> Json:
    return {
        "url": f"{workspace.base_url}/",
        "team": workspace.name,
        "team_id": workspace.team,
        "user": workspace.bot_name.lower(),
        "user_id": BOT,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "is_enterprise_install": workspace.team.startswith("E"),  # then it names the organisation, and no team
    }


def _api_test(_workspace: Workspace, given: Arguments) -> Json:
    if given.has("error"):
        raise Refused(given.word("error"))
    return {}


def _open_connection(workspace: Workspace, _given: Arguments) -> Json:
    address = workspace.base_url.replace("http://", "ws://", 1)
    return {"url": f"{address}/link/?ticket={workspace.next_id('W')}&app_id={APP_ID}"}


def user_json(workspace: Workspace, one: Person, *, include_locale: bool) -> Json:
    offset = datetime.fromtimestamp(workspace.now(), ZoneInfo(one.tz)).utcoffset()
    return {
        "id": one.id,
        "team_id": OTHER_TEAM if one.is_stranger else one.home or workspace.team,
        "name": one.name.lower(),
        "real_name": one.real_name or one.name,
        "deleted": False,
        "tz": one.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_admin": one.is_admin,
        "is_restricted": one.is_restricted,
        "is_ultra_restricted": False,
        "is_stranger": one.is_stranger,
        "is_bot": False,
        "profile": {"display_name": one.name, "real_name": one.real_name or one.name},
        **({"enterprise_user": {"id": one.id, "teams": [one.home, workspace.team]}} if one.home else {}),
        **({"locale": one.locale} if include_locale else {}),
    }


def _bot_json(workspace: Workspace) -> Json:
    return {
        "id": BOT,
        "team_id": workspace.team,
        "name": workspace.bot_name.lower(),
        "real_name": workspace.bot_name,
        "deleted": False,
        "is_bot": True,
        "is_admin": False,
        "is_restricted": False,
        "profile": {"display_name": workspace.bot_name, "api_app_id": APP_ID, "bot_id": BOT_ID},
    }


def _user_info(workspace: Workspace, given: Arguments) -> Json:
    who = given.needed("user", "user_not_found")
    if who == BOT:
        return {"user": _bot_json(workspace)}
    return {"user": user_json(workspace, workspace.person(who), include_locale=given.flag("include_locale"))}


def _user_list(workspace: Workspace, given: Arguments) -> Json:
    everyone = workspace.state.people.values()
    shown = [user_json(workspace, one, include_locale=given.flag("include_locale")) for one in everyone]
    return {"members": [*shown, _bot_json(workspace)], "response_metadata": {"next_cursor": ""}}


def _groups(workspace: Workspace, _given: Arguments) -> Json:
    return {
        "usergroups": [
            {"id": name, "team_id": workspace.team, "handle": name.lower(), "name": name, "users": list(members)}
            for name, members in workspace.usergroups.items()
        ]
    }


def _group_members(workspace: Workspace, given: Arguments) -> Json:
    name = given.needed("usergroup")
    if name not in workspace.usergroups:
        raise Refused("no_such_subteam")
    return {"users": list(workspace.usergroups[name])}


METHODS = {
    "api.test": Method(_api_test, is_open=True),
    "auth.test": Method(_auth_test),
    "apps.connections.open": Method(_open_connection, is_for_app=True),
    "users.info": Method(_user_info, ("users:read",)),
    "users.list": Method(_user_list, ("users:read",)),
    "usergroups.list": Method(_groups, ("usergroups:read",)),
    "usergroups.users.list": Method(_group_members, ("usergroups:read",)),
}
