"""Tests of the rooms that touch the disk."""
