"""Names of matching variables, cells, distances and other estimates, in English and Norwegian bokmål."""

from __future__ import annotations

COVARIATES: dict[str, tuple[str, str]] = {
    "log_employees": ("size (employees)", "størrelse (ansatte)"),
    "log_revenue_per_employee": ("revenue per employee", "omsetning per ansatt"),
    "log_value_added_per_employee": ("value added per employee", "verdiskaping per ansatt"),
    "log_wages_per_employee": ("wages per employee", "lønn per ansatt"),
    "equity_ratio": ("share of equity", "egenkapitalandel"),
    "research_share": ("share of R&D in revenue", "FoU-andel av omsetningen"),
    "export_share": ("share of exports in revenue", "eksportandel av omsetningen"),
    "trend_employees": ("past growth in employees", "tidligere vekst i ansatte"),
    "trend_revenue": ("past growth in revenue", "tidligere vekst i omsetning"),
    "trend_value_added": ("past growth in value added", "tidligere vekst i verdiskaping"),
    "cell_growth": ("past growth of the local industry", "tidligere vekst i den lokale næringen"),
    "log_age": ("age", "alder"),
    "sector": ("sector", "næring"),
    "size_band": ("size", "størrelse"),
    "region_type": ("type of region", "type region"),
    "age_band": ("age", "alder"),
    "region_id": ("region", "region"),
}
LEVELS: dict[str, str] = {
    "under 5": "under 5",
    "250 or more": "250 eller flere",
    "11 or more": "11 eller mer",
    "new": "ny",
    "unknown": "ukjent",
    "rural": "spredt",
    "town": "tettsted",
    "city": "by",
}
"""Levels that are words, in Norwegian; others (10–49) are the same in both."""
MEASURES: dict[str, tuple[str, str]] = {
    "employees": ("Employees", "Ansatte"),
    "revenue": ("Revenue", "Omsetning"),
    "value_added": ("Value added", "Verdiskaping"),
}
DISTANCES: dict[str, tuple[str, str]] = {
    "mahalanobis": ("Mahalanobis distance", "Mahalanobis-avstand"),
    "propensity": ("propensity score", "tilbøyelighetsskår (propensity score)"),
}
VARIANTS: dict[str, tuple[str, str]] = {
    "headline": ("As headlined: nearest comparable firms", "Som i svaret: nærmeste sammenlignbare bedrifter"),
    "as matched": (
        "Without correcting for the likeness that is missing within pairs",
        "Uten å justere for ulikhet som er igjen i parene",
    ),
    "by employees": (
        "Large firms count for more (by employees)",
        "Store bedrifter teller mer (etter ansatte)",
    ),
    "standing": (
        "Without firms on either side that closed in the first year: members were there when their call "
        "closed, firms outside only at the start",
        "Uten bedrifter på begge sider som la ned det første året: medlemmene fantes da utlysningen ble "
        "lukket, de utenfor bare ved starten",
    ),
    "weighting": (
        "All outside firms, weighted to resemble members",
        "Alle bedrifter utenfor, vektet til å ligne medlemmene",
    ),
    "least squares": (
        "All outside firms, least squares on the same variables",
        "Alle bedrifter utenfor, minste kvadrater på de samme variablene",
    ),
}
