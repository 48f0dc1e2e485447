"""Sphinx settings; built with ``sphinx-build -W -b html docs docs/_build/html``."""

import importlib.metadata

project = "quoteattr"
author = "quoteattr contributors"
copyright = f"2026, {author}"
release = version = importlib.metadata.version("quoteattr")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
exclude_patterns = ["_build", "examples"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3

default_role = "py:obj"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"

html_theme = "furo"
html_title = "quoteattr"
html_copy_source = False
