"""Two shops to try everything on: real order lines in the shape of TikTok Shop's files, and a played warehouse."""
