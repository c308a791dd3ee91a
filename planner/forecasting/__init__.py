"""What will sell: read from the days of the past, blended, learned, held against what came, and watched for surges."""
