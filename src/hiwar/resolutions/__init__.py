"""Resolutions, how they were adopted, who voted how, and what States said of them."""
