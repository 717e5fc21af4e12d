"""Pictures in numbers → where each of their marks stands, in the units of an SVG's viewBox; templates draw them.

Everything here is a function of its arguments: no clock, no chance, no measuring of fonts. Coordinates are rounded to one
decimal, which is finer than a screen and keeps pages small.
"""
