"""Texts that state money: of one year, of each year of a list, behind words of their own."""
