"""Where an item stands (dimension, mission, sub-mission), and rows that sum up and are no items."""
