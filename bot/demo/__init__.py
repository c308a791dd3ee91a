"""The demo: the whole product on this machine, with a Slack of its own and a calendar one turns by hand."""
