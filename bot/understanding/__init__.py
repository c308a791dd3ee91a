"""What somebody means who types: words, names of shops and SKUs, what is nearly right."""
