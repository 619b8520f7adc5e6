"""Tests of the real program in a terminal."""
