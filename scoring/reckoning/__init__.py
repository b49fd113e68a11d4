"""What is worked out of a committee's marks, outside of the web: its funding line, how strict it is."""
