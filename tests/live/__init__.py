"""Tests of a session while it runs."""
