"""Stores of waiting hits: ``spool``, ``redis`` and ``direct``, behind one interface."""

from .base import HitStore, StoreState, StoreUnavailable

__all__ = ["HitStore", "StoreState", "StoreUnavailable"]
