"""What is read in the texts of cells and outputs. Nothing here runs any of it."""
