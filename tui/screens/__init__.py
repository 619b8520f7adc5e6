"""One file for each screen: keys to core calls, core values to widgets."""
