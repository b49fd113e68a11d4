"""Forms of dates, times and numbers where Django's own are not those of our readers."""
