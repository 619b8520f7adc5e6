"""What the screens of one run share: the library, and what the person keeps and changes."""
