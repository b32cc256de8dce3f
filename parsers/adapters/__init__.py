"""Native engines and odd file formats live here and nowhere else."""
