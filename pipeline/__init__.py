"""The run: disk, processes, clocks and the command line live here and nowhere else."""
