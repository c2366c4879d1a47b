"""Stores of waiting hits: ``spool``, ``redis`` and ``direct``, behind one interface."""

from .base import HitStore, StoreState, StoreUnavailable
from .choice import get_store

__all__ = ["HitStore", "StoreState", "StoreUnavailable", "get_store"]
