"""Tests of what a user gets: the package and the README."""
