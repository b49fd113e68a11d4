"""Views: parse, call one verb or one page, answer."""
