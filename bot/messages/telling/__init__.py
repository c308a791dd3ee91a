"""What is told by itself: the digest, warnings, and what admins must know."""
