"""What a committee's marks say, on plain data: scales, reviewers, agreement, ranks, the funding line."""
