"""One person at their screen, for tests and demos: types, reads, presses, fills in, through the page's own doors."""

import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from bot.sandbox.line import Line
from bot.sandbox.nouns import Json
from bot.sandbox.shown import Shown, ShownFile, field, find
from bot.sandbox.words import words_of

_SETTLE_SECONDS = 0.06
_LOOK_AGAIN = 0.02  # [seconds]


class AsPerson:
    """What a person sees and does."""

    def __init__(self, url: str, person: str, patience: float) -> None:
        self.id = person
        self._line = Line(f"{url}/people/{person}")
        self._patience = patience
        self._typed: dict[str, Json] = {}

    # -- doing; each returns what arrived or changed for this person ------------------------------------------------

    def types(self, text: str, *, channel: str = "", thread: str = "") -> tuple[Shown, ...]:
        """Send a line (in the direct message with the bot unless a channel is named) and wait for what comes back."""
        return self._after(self._line.post("types", {"channel": channel or self.id, "text": text, "thread": thread}))

    def says(self, text: str, *, channel: str = "") -> None:
        """Send a line and wait for nothing."""
        self._line.post("types", {"channel": channel or self.id, "text": text})

    def presses(self, shown: Shown, label: str, *, confirm: bool = True) -> tuple[Shown, ...]:
        """Press a button, or choose an option, by its text; ``confirm`` answers the question Slack asks first."""
        block, element, value = find(shown, label)
        if element.get("confirm") and not confirm:
            return ()
        asked = {**_target(shown, block, element), "value": value, "confirmed": True}
        return self._after(self._line.post("presses", asked))

    def opens_home(self) -> Shown:
        """Open the App Home and wait until the bot has drawn it."""
        before = self._scene()["home"]
        since = self._line.post("opens_home", {})["since"]
        self._news(since, until=lambda: (self._scene()["home"] or before) != before, patience=self._patience)
        return self.home()

    def uploads(
        self, channel: str, name: str, content: bytes, *, text: str = "", thread: str = ""
    ) -> tuple[Shown, ...]:
        """Share a file, in a thread where one is named, and wait for what comes back."""
        asked = urlencode({"channel": channel or self.id, "name": name, "text": text, "thread": thread})
        return self._after(self._line.post_bytes(f"uploads?{asked}", content))

    def invites_the_bot(self, channel: str) -> None:
        self._line.post("invites", {"channel": channel})

    def fills(self, modal: Shown, values: Mapping[str, Any]) -> None:
        """Fill in fields by their label; nothing is sent before ``submits``."""
        typed = self._typed.setdefault(modal.view_id, {})
        for label, value in values.items():
            block, element, raw = field(modal, label, value)
            typed.setdefault(block["block_id"], {})[element.get("action_id", "")] = raw

    def submits(self) -> tuple[Shown, ...]:
        """Submit the open window and wait for the bot's answer; errors show in the window returned."""
        modal = self.modal()
        typed = self._typed.pop(modal.view_id, {})
        since = self._line.post("submits", {"view_id": modal.view_id, "values": typed})["since"]
        return self._news(since, until=lambda: True, patience=_SETTLE_SECONDS)

    def closes(self, *, everything: bool = False) -> None:
        """Close the open window, or all windows in the stack."""
        self._line.post("closes", {"view_id": self.modal().view_id, "everything": everything})

    def suggestions(self, shown: Shown, label: str, typed: str) -> tuple[str, ...]:
        """Return the option texts the bot offers while something is typed in a searching select."""
        block, element, _ = field(shown, label, typed)
        answer = self._line.post("suggestions", {**_target(shown, block, element), "value": typed})
        groups = answer.get("option_groups", [])
        options = [*answer.get("options", []), *(one for group in groups for one in group["options"])]
        return tuple(one["text"]["text"] for one in options)

    # -- seeing -----------------------------------------------------------------------------------------------------

    def sees(self, channel: str = "") -> tuple[Shown, ...]:
        """Return every message visible to this person in a channel, oldest first."""
        scene = self._scene()
        seen = self._line.get(f"messages?{urlencode({'channel': channel or self.id})}")["messages"]
        return tuple(self._shown(one, scene) for one in seen)

    def waits_for(self, channel: str, is_it: Callable[[Shown], bool]) -> Shown:
        """Return the newest message in a channel for which ``is_it`` holds, waiting for one if need be."""
        until = time.monotonic() + self._patience
        while True:
            scene = self._scene()
            for one in reversed(() if scene["busy"] else self.sees(channel)):
                if is_it(one):
                    return one
            if time.monotonic() > until:
                words = [one.words for one in self.sees(channel)]
                raise TimeoutError(f"waited {self._patience:g} s; {self.id} sees {words}")
            self._line.get(f"news?since={scene['version']}&wait=0.2")

    def modal(self, is_it: Callable[[Shown], bool] = lambda _: True) -> Shown:
        """Return the open window, waiting until there is one (for which ``is_it`` holds)."""
        until = time.monotonic() + self._patience
        while True:
            scene = self._scene()
            if scene["modal"] and not scene["busy"] and is_it(self._shown(scene["modal"], scene)):
                return self._shown(scene["modal"], scene)
            if time.monotonic() > until:
                raise TimeoutError(f"{self.id} sees no such window")
            self._line.get(f"news?since={scene['version']}&wait=0.2")

    def waits_until_it_is_done(self) -> None:
        """Wait until the app has taken what this person did, and is done with it where it says so."""
        until = time.monotonic() + self._patience
        while self._scene()["busy"] and time.monotonic() < until:
            time.sleep(_LOOK_AGAIN)

    def has_modal(self) -> bool:
        return self._scene()["modal"] is not None

    def home(self) -> Shown:
        scene = self._scene()
        if not scene["home"]:
            raise LookupError("the bot has not drawn the App Home yet")
        return self._shown(scene["home"], scene)

    def downloads(self, file: ShownFile) -> bytes:
        return self._line.get_bytes(f"files/{file.id}")

    def _after(self, answer: Json) -> tuple[Shown, ...]:
        return self._news(answer["since"], until=lambda: False, patience=self._patience)

    def _news(self, since: int, *, until: Callable[[], bool], patience: float) -> tuple[Shown, ...]:
        """Wait for the app's answer, then until it is done, or quiet for a moment where it does not say."""
        end = time.monotonic() + patience
        found = self._line.get(f"news?since={since}&wait={patience:g}&answer")
        while (found["busy"] or not (found["shown"] or until())) and time.monotonic() < end + self._patience:
            if not found["busy"] and (found["sure"] or time.monotonic() >= end):
                break
            found = self._line.get(f"news?since={since}&wait=0.1&answer")
        while not found["sure"]:
            later = self._line.get(f"news?since={found['version']}&wait={_SETTLE_SECONDS}")
            if not later["shown"]:
                break
            found = self._line.get(f"news?since={since}&wait=0")
        scene = self._scene()
        return tuple(self._shown(one, scene) for one in found["shown"])

    def _scene(self) -> Json:
        return self._line.get("scene")

    def _shown(self, seen: Json, scene: Json) -> Shown:
        names = {**scene["names"], **scene["channel_names"]}
        files = tuple(ShownFile(one["id"], one["name"], one["title"], one["size"]) for one in seen.get("files", []))
        plain = ("kind", "ts", "channel", "author", "is_ephemeral", "is_edited", "is_deleted", "thread_ts", "view_id")
        return Shown(
            text=seen.get("text", ""),
            blocks=tuple(seen["blocks"]),
            words=words_of(seen, names, scene["me"]["tz"]),
            title=seen.get("title", ""),
            errors=tuple(seen.get("errors", {}).values()),
            warning=seen.get("warning", ""),
            files=files,
            reactions=tuple(seen.get("reactions", {})),
            values=seen.get("values"),
            **{key: seen[key] for key in plain if key in seen},
        )


def _target(shown: Shown, block: Json, element: Json) -> Json:
    where = {"view_id": shown.view_id} if shown.view_id else {"channel": shown.channel, "ts": shown.ts}
    return {**where, "block_id": block["block_id"], "action_id": element.get("action_id", "")}
