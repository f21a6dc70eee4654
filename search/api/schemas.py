"""JSON Schemas as short calls; what each value means is English, which the page of the API says in its language."""

from typing import Any

Schema = dict[str, Any]


def text(means: str, *, null: bool = False, **more: Any) -> Schema:
    """A string; `null` where there may be none."""
    return {"type": ["string", "null"] if null else "string", "description": means, **more}


def whole(means: str, *, least: int = 0, **more: Any) -> Schema:
    """A whole number."""
    return {"type": "integer", "minimum": least, "description": means, **more}


def fraction(means: str, *, null: bool = False, **more: Any) -> Schema:
    """Any number."""
    return {"type": ["number", "null"] if null else "number", "description": means, **more}


def yes_or_no(means: str) -> Schema:
    return {"type": "boolean", "description": means}


def texts(means: str) -> Schema:
    """A list of strings."""
    return {"type": "array", "items": {"type": "string"}, "description": means}


def several(name: str, means: str) -> Schema:
    """A list of records that have a name of their own."""
    return {"type": "array", "items": reference(name), "description": means}


def record(**properties: Schema) -> Schema:
    """An object that has all of these, and nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def reference(name: str) -> Schema:
    """The record of a name."""
    return {"$ref": f"#/components/schemas/{name}"}
