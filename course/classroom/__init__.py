"""A class: what was handed in, its marks, and a class made up of the banks to try it all on."""
