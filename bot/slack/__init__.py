"""The only room that speaks Slack: it unwraps what people say and sends what handlers answer."""
