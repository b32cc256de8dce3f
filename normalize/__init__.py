"""Understanding: printed Thai text becomes checked values. Imports nothing else of ours."""
