"""Widgets that know values of the core and no screen."""
