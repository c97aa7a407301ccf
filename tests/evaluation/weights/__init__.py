"""What evidence counts for, fitted anew: how the constants of scoring and refusal are found."""
