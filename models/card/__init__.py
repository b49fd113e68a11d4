"""The model card: what a version is, what it learnt from, how well it does, for whom, and who chose it."""

from models.card.card import ModelCard, model_card

__all__ = ["ModelCard", "model_card"]
