"""The pure part: values and functions without a screen, a disk or a clock of their own."""
