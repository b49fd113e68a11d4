"""The description of the interface, OpenAPI 3.1: written out as data; its tables are those of the exports."""

from __future__ import annotations

from typing import Any

from scoring.workspace.exports.table import Table
from scoring.workspace.exports.tables import TABLES

MOST = 1_000
"""Rows in one answer; the rest is on the next page."""
TEXT, WHOLE = {"type": "string"}, {"type": "integer", "minimum": 0}
DAY = {"type": ["string", "null"], "format": "date"}
CALL: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        "key",
        "call_id",
        "title",
        "phase",
        "opens_on",
        "closes_on",
        "budget",
        "currency",
        "seats",
        "roles",
    ],
    "properties": {
        "key": {**WHOLE, "description": "What stands for the call in addresses."},
        "call_id": TEXT,
        "title": TEXT,
        "phase": {**TEXT, "description": "Where the call stands; what you may see depends on it."},
        "opens_on": DAY,
        "closes_on": DAY,
        "budget": {"type": ["number", "null"]},
        "currency": TEXT,
        "seats": {"type": ["integer", "null"]},
        "roles": {"type": "array", "items": TEXT, "description": "Your roles in the call."},
    },
}
ERROR = {
    "type": "object",
    "additionalProperties": False,
    "required": ["error"],
    "properties": {"error": {**TEXT, "description": "What is wrong, and what to do."}},
}
ERRORS = {
    "401": "No token, or one that is unknown, taken back or over.",
    "403": "Not open to you, or not in this phase.",
    "404": "Nothing there, or nothing in which you have a part.",
    "429": "Asked too often; Retry-After says when to ask again.",
}
KEY = {"name": "key", "in": "path", "required": True, "schema": WHOLE, "description": "The key of the call."}
NAME = {
    "name": "application_id",
    "in": "path",
    "required": True,
    "schema": TEXT,
    "description": "Its identifier.",
}
PAGE = {
    "name": "page",
    "in": "query",
    "schema": {"type": "integer", "minimum": 1, "default": 1},
    "description": f"Rows beyond the first {MOST:,}.",
}


def description() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Klynge workspace",
            "version": "1",
            "description": "Reads what you may see: the same roles, phases and conflicts as on the pages.",
        },
        "servers": [{"url": "/api/v1"}],
        "security": [{"token": []}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"call": CALL, "error": ERROR, **{one.name: row_schema(one) for one in TABLES}},
        },
    }


def row_schema(table: Table) -> dict[str, Any]:
    """A row of a table."""
    return {
        "type": "object",
        "description": table.meaning,
        "additionalProperties": False,
        "required": [column.name for column in table.columns],
        "properties": {column.name: column.schema for column in table.columns},
    }


def _paths() -> dict[str, Any]:
    own = {
        "/calls": {"get": _get("The calls in which you have a part.", _rows("call"), [PAGE])},
        "/calls/{key}": {"get": _get("One call.", _of("call"), [KEY])},
        "/calls/{key}/applications/{application_id}": {
            "get": _get("One application.", _of("applications"), [KEY, NAME])
        },
    }
    tables = {
        f"/calls/{{key}}/{one.name}": {"get": _get(one.meaning, _rows(one.name), [KEY, PAGE])}
        for one in TABLES
    }
    return own | tables


def _get(summary: str, schema: dict[str, Any], parameters: list[dict[str, Any]]) -> dict[str, Any]:
    errors = {code: _answer(words, _of("error")) for code, words in ERRORS.items()}
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": {"200": _answer("What you may see of it.", schema), **errors},
    }


def _answer(words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _of(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _rows(name: str) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["rows", "total", "page", "pages"],
        "properties": {
            "rows": {"type": "array", "items": _of(name)},
            "total": {**WHOLE, "description": "Rows on all pages."},
            "page": WHOLE,
            "pages": WHOLE,
        },
    }
