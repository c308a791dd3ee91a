"""Why files to plan from were refused: a code, and what the sentence names."""

from collections.abc import Mapping

Values = Mapping[str, str | int]


class FilesRefused(Exception):
    """Nothing was planned; the files have to be put right first."""

    def __init__(self, code: str, values: Values) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = dict(values)
