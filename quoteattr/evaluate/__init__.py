"""Figures against gold: how many quotes are found, and how often mention, speaker, role and confidence are right."""

from .errors import Change, changes, describe_change, describe_error, errors
from .figures import Figures, evaluate
from .gold import GoldArticle, GoldQuote, gold_article
from .gold_files import read_gold
from .judge import KINDS, Verdict, judge
from .predictions import Prediction, Predictions, predictions, read_predictions, write_predictions

__all__ = [
    "KINDS",
    "Change",
    "Figures",
    "GoldArticle",
    "GoldQuote",
    "Prediction",
    "Predictions",
    "Verdict",
    "changes",
    "describe_change",
    "describe_error",
    "errors",
    "evaluate",
    "gold_article",
    "judge",
    "predictions",
    "read_gold",
    "read_predictions",
    "write_predictions",
]
