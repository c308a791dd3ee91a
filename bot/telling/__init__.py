"""What people are told without having asked: warnings, shared cards, what is snoozed."""
