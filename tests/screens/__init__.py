"""Stories: what a person sees and does, told through the running app."""
