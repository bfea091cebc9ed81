"""How far a map can be trusted: agreement, doubt, age and gaps."""
